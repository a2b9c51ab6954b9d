'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { clock } from '@/app/_ui/clock'

type SessionWarningProps = {
  /** when the session ends if nothing is done, ISO 8601 */
  idleEndsAt: string
  /** when it ends in any case */
  absoluteEndsAt: string
  /** uses the session once and answers its new end; null when it is over */
  stay: () => Promise<{ idleEndsAt: string } | null>
}

const NOTICE_MS = 2 * 60_000

/** Two minutes before one is signed out: says so, and offers to stay. After the absolute end there is no staying. */
export function SessionWarning({ idleEndsAt, absoluteEndsAt, stay }: SessionWarningProps) {
  const [idleEnd, setIdleEnd] = useState(idleEndsAt)
  const [over, setOver] = useState(false)
  const final = Date.parse(absoluteEndsAt) <= Date.parse(idleEnd)
  const endsAt = final ? absoluteEndsAt : idleEnd
  const near = useReached(Date.parse(endsAt) - NOTICE_MS)
  const past = useReached(Date.parse(endsAt))

  const keep = async () => {
    const answer = await stay()
    if (answer) setIdleEnd(answer.idleEndsAt)
    else setOver(true)
  }

  if (!near) return null
  return (
    <div className="session" role="alert">
      {over || past ? (
        <p>
          U bent afgemeld. Wat u typte, staat nog op deze pagina. <a href="/aanmelden" target="_blank">Meld u aan in een nieuw tabblad</a>
        </p>
      ) : (
        <>
          <p>
            U wordt om {clock(endsAt)} afgemeld{final ? '. Bewaar uw werk en meld u opnieuw aan.' : ', omdat u een tijd niets deed.'}
          </p>
          {!final && (
            <Button type="button" kind="secondary" onClick={() => void keep()}>
              Blijf aangemeld
            </Button>
          )}
        </>
      )}
    </div>
  )
}

function useReached(time: number) {
  const [reached, setReached] = useState<number>()
  useEffect(() => {
    const timer = setTimeout(() => setReached(time), Math.max(0, time - Date.now()))
    return () => clearTimeout(timer)
  }, [time])
  return reached === time
}
