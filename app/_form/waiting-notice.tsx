'use client'

import { Fragment, useEffect, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { fieldId } from './form-state'
import { waits } from './save-line'
import { countChanges, deliverLeft, forgetEdit, isKept, type WaitingEdit } from './waiting-edits'

type Left = { waiting: number; signedOut: boolean; refused: { edit: WaitingEdit; message: string }[] }

const RETRY_MS = 10_000

/**
 * Sends what closed pages left behind in this browser: after a crash, a killed tab, an expired session. When the page it was typed on is open
 * again it is drawn anew, with the field one was in. What the server refuses for good is shown, so that one can copy it.
 */
export function WaitingNotice({ account }: { account: string }) {
  const [left, setLeft] = useState<Left>({ waiting: 0, signedOut: false, refused: [] })

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const send = async () => {
      clearTimeout(timer)
      const outcomes = await deliverLeft(account).catch(() => [])
      const here = outcomes.find(({ edit, result }) => isKept(result) && edit.path === location.pathname)
      if (here) {
        if (here.edit.field) history.replaceState(null, '', `#${fieldId(here.edit.field)}`)
        location.reload()
        return
      }
      const unsent = outcomes.filter(({ result }) => result.status === 'offline' || result.status === 'failed' || result.status === 'signed-out')
      setLeft({
        waiting: unsent.reduce((sum, { edit }) => sum + countChanges(edit), 0),
        signedOut: unsent.some(({ result }) => result.status === 'signed-out'),
        refused: outcomes.flatMap(({ edit, result }) => result.status === 'refused' ? [{ edit, message: result.message }] : []),
      })
      if (unsent.length > 0) timer = setTimeout(() => void send(), RETRY_MS)
    }
    const again = () => void send()
    again()
    window.addEventListener('online', again)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', again)
    }
  }, [account])

  const discard = async (edit: WaitingEdit) => {
    await forgetEdit(edit.page)
    setLeft({ ...left, refused: left.refused.filter(one => one.edit !== edit) })
  }

  if (left.waiting === 0 && left.refused.length === 0) return null
  return (
    <div className="session" role="status">
      {left.waiting > 0 && <p>{left.signedOut ? 'U bent niet meer aangemeld' : 'Offline'}: {waits(left.waiting)} op dit toestel. We bewaren ze zodra het kan.</p>}
      {left.refused.map(({ edit, message }) => (
        <details key={edit.page}>
          <summary>Een tekst konden we niet bewaren</summary>
          <p>{message} De tekst staat nog op dit toestel. Kopieer wat u nodig hebt en typ het opnieuw op <a href={edit.path}>de pagina waar u het typte</a>.</p>
          <dl className="session__texts">
            {changed(edit).map(([name, text]) => (
              <Fragment key={name}>
                <dt>{edit.labels?.[name] || 'Uw antwoord'}</dt>
                <dd className="prose">{text}</dd>
              </Fragment>
            ))}
          </dl>
          <Button type="button" kind="danger" small onClick={() => void discard(edit)}>Gooi deze tekst weg</Button>
        </details>
      ))}
    </div>
  )
}

const changed = ({ basis, typed }: WaitingEdit): [string, string][] =>
  Object.entries(typed).map(([name, value]): [string, string] => [name, String(value)]).filter(([name, value]) => value !== '' && !name.endsWith('.id') && value !== String(basis[name] ?? ''))
