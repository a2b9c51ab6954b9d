import { AmountField } from '@/app/_form/amount-field'
import { RadiosField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { RepeatRows } from '@/app/_form/repeat-rows'
import { formatEuro } from '@/app/_ui/amount'
import { formatCents } from '@/lib/money'
import type { ContestedFile } from '@/lib/reconsiderations/queries'
import { proposeNew } from './actions'
import type { Request } from './request-section'

/** The chair lays the new decision before the deciders; the first one stays. */
export function ProposeForm({ request, view: { application }, freeCents }: { request: Request; view: ContestedFile; freeCents: bigint }) {
  const asked = application.requestedCents ?? 0n
  return (
    <Form action={proposeNew} hidden={{ reconsiderationId: request.id }} values={{ outcome: 'GRANTED', granted: formatCents(asked < freeCents ? asked : freeCents) }} submit="Leg voor ter beslissing" label="Nieuw voorstel van beslissing">
      <p>Gevraagd: {formatEuro(asked)}. Vrij in de enveloppe: {formatEuro(freeCents)}. Twee beslissers beslissen; wie dit verzoek behandelde, doet daar niet aan mee.</p>
      <RadiosField name="outcome" label="Voorstel" options={[{ value: 'GRANTED', label: 'Toekennen' }, { value: 'GRANTED_CONDITIONAL', label: 'Toekennen onder voorwaarden' }]} />
      <AmountField name="granted" label="Bedrag" />
      <RepeatRows name="conditions" rowLabel="Voorwaarde" columns={[{ name: 'text', label: 'Voorwaarde', wide: true }, { name: 'dueInDays', label: 'Binnen (dagen)', kind: 'number' }]} rows={[]} maximum={10} />
    </Form>
  )
}
