'use client'

import { FormFrame } from '@/app/_form/form-frame'
import type { FormAction } from '@/app/_form/form-state'
import { useActionForm } from '@/app/_form/use-action-form'
import { Actions, ButtonLink } from '@/app/_ui/button'

/** The codes exist only in the answer to the button: leave the page and they are gone. */
export function RecoveryCodes({ action }: { action: FormAction }) {
  const form = useActionForm(action)
  const codes = form.state.status === 'done' ? form.state.values['codes'] : undefined
  if (!Array.isArray(codes)) return <FormFrame form={form} submit="Maak tien nieuwe codes" />
  return (
    <div role="status">
      <p>
        <strong>Bewaar deze codes nu,</strong> op papier of in een wachtwoordkluis. We tonen ze maar één keer. Oude codes werken niet meer.
      </p>
      <ul className="numeric">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Actions>
        <ButtonLink href="/account">Ik heb de codes bewaard</ButtonLink>
      </Actions>
    </div>
  )
}
