'use client'

import { type FormEvent, useRef, useState } from 'react'
import { Actions, Button } from '@/app/_ui/button'

/**
 * Ends the session on the server, so that the browser's back button shows nothing of it, and leaves nothing of this person in the browser. So it
 * asks first when something typed still waits there: send it, or throw it away. What another account typed here stays for that account.
 */
export function SignOut({ account }: { account: string }) {
  const form = useRef<HTMLFormElement>(null)
  const sure = useRef(false)
  const [waiting, setWaiting] = useState(0)
  const [stuck, setStuck] = useState(false)

  const leave = () => {
    sure.current = true
    form.current?.requestSubmit()
  }
  const ask = async (event: FormEvent) => {
    if (sure.current) return
    event.preventDefault()
    // Loaded when asked for: the header stands on every page.
    const count = await import('@/app/_form/waiting-edits').then(({ countWaiting }) => countWaiting(account)).catch(() => 0)
    if (count === 0) leave()
    else setWaiting(count)
  }
  const send = async () => {
    const { sendAll } = await import('@/app/_form/waiting-edits')
    if (await sendAll(account)) leave()
    else setStuck(true)
  }
  const discard = async () => {
    const { forgetAll } = await import('@/app/_form/waiting-edits')
    await forgetAll(account)
    leave()
  }

  return (
    <form action="/afmelden" method="post" ref={form} onSubmit={(event) => void ask(event)}>
      <button className="link-button">Afmelden</button>
      {waiting > 0 && (
        <div className="sign-out" role="alertdialog" aria-label="Afmelden" tabIndex={-1} ref={takeFocus}>
          <p>
            {waiting === 1 ? 'Er wacht nog 1 wijziging' : `Er wachten nog ${waiting} wijzigingen`} op dit toestel. {stuck ? 'Bewaren lukt nu niet.' : 'Wat wilt u ermee doen?'}
          </p>
          <Actions>
            <Button type="button" small onClick={() => void send()}>
              Bewaar en meld af
            </Button>
            <Button type="button" kind="secondary" small onClick={() => void discard()}>
              Gooi weg en meld af
            </Button>
            <Button type="button" kind="quiet" small onClick={() => setWaiting(0)}>
              Blijf aangemeld
            </Button>
          </Actions>
        </div>
      )}
    </form>
  )
}

/** A question that appears is read at once. */
const takeFocus = (dialog: HTMLElement | null) => dialog?.focus()
