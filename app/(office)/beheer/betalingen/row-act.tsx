import { Form } from '@/app/_form/form'
import type { FormAction } from '@/app/_form/form-state'
import { Button } from '@/app/_ui/button'

type RowActProps = { action: FormAction; hidden: Record<string, string>; button: string; about: string; primary?: boolean | undefined }

/** One act in a row of a table; the button's name ends with what it is about, for whoever hears only the button. */
export function RowAct({ action, hidden, button, about, primary }: RowActProps) {
  return (
    <Form action={action} hidden={hidden} label={`${button}: ${about}`}>
      <Button small kind={primary ? 'primary' : 'secondary'}>{button}<span className="visually-hidden">: {about}</span></Button>
    </Form>
  )
}
