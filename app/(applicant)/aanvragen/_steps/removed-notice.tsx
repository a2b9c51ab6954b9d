import { Actions, Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'

/** On the page of an activity that one removed while another typed in it: it stands again, and whoever reads this decides. The buttons take along what is typed. */
export function RemovedNotice({ by, rowId }: { by: string | undefined; rowId: string }) {
  if (by === undefined) return null
  return (
    <Notice>
      <strong>{by} verwijderde deze activiteit terwijl ze gewijzigd werd.</strong>
      <p>Ze staat weer in de aanvraag, met alles wat hier getypt is. Kies of ze blijft.</p>
      <Actions>
        <Button kind="secondary" small name="daarna" value="houd">Houd de activiteit</Button>
        <Button kind="danger" small name="daarna" value={`verwijder:${rowId}`}>Verwijder de activiteit</Button>
      </Actions>
    </Notice>
  )
}
