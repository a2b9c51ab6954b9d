import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Actions, Button } from '@/app/_ui/button'
import type { ActivityLog } from '@/lib/activity-log/queries'
import { cancelAll, confirm } from '../actions'

/** Whether the activity goes on, said before its first session. */
export function ActivityState({ grantId, activity: { rowId, status }, here }: { grantId: string; activity: ActivityLog; here: string }) {
  const hidden = { grantId, rowId }
  const one = (value: string, words: string) => <Form action={confirm} hidden={hidden} label={words}><Actions><Button kind="secondary" name="intent" value={value}>{words}</Button></Actions></Form>
  if (status === 'CANCELLED') return one('toch', 'De activiteit gaat toch door')
  if (status !== 'PLANNED' && status !== 'CONFIRMED') return null
  return (
    <>
      {status === 'PLANNED' ? one('bevestig', 'Bevestig dat de activiteit doorgaat') : one('niet-zeker', 'Niet meer zeker dat ze doorgaat')}
      <details className="details">
        <summary>De hele activiteit gaat niet door</summary>
        <Form action={cancelAll} hidden={{ ...hidden, terug: here }} submit="Schrap de activiteit" danger label="Activiteit schrappen">
          <TextAreaField name="reason" label="Waarom gaat ze niet door?" hint="Uw verslag neemt dit over. Mag u minder sessies houden dan in uw plan? Vraag dan een wijziging." rows={3} minimum={10} maximum={500} />
        </Form>
      </details>
    </>
  )
}
