import { AmountField } from '@/app/_form/amount-field'
import { Form } from '@/app/_form/form'
import { FieldGroup } from '@/app/_form/field-group'
import { RepeatRows } from '@/app/_form/repeat-rows'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { formatCents } from '@/lib/money'
import type { RankingLine } from '@/lib/decisions/queries'
import { outcomeWords } from '@/lib/decisions/words'
import { propose } from './actions'

const official = { GRANT: 'GRANTED', PARTIAL: 'GRANTED', RESERVE: 'RESERVE', REJECT: 'REJECTED' } as const
const options = Object.entries(outcomeWords).map(([value, label]) => ({ value, label }))

const conditionColumns = [{ name: 'text', label: 'Wat de begunstigde moet doen', wide: true }, { name: 'dueInDays', label: 'Binnen (dagen)', kind: 'number' }] as const

/** The proposal starts as the official list; a line opens to depart from it, with a motivation. */
export function ProposalForm({ callId, lines, again }: { callId: string; lines: readonly RankingLine[]; again: boolean }) {
  const values = Object.fromEntries(lines.flatMap((line, index) => [[`items.${index}.outcome`, official[line.outcome]], [`items.${index}.grantedCents`, line.grantedCents > 0n ? formatCents(line.grantedCents) : '']]))
  return (
    <section aria-labelledby="voorstel">
      <h2 id="voorstel">Voorstel van beslissing</h2>
      {again && <p>Deze dossiers zijn uit het voorstel genomen. Stel ze opnieuw voor.</p>}
      <p>Het voorstel volgt de rangschikking. Open een dossier om af te wijken; elke afwijking vraagt een motivering.</p>
      <Form action={propose} hidden={{ callId }} values={values} submit="Leg voor ter beslissing" label="Voorstel van beslissing">
        {lines.map((line, index) => (
          <details key={line.applicationId} className="details">
            <summary>{line.number} {line.organisation}: {outcomeWords[official[line.outcome]]}{line.grantedCents > 0n ? `, ${formatCents(line.grantedCents)} euro` : ''}</summary>
            <input type="hidden" name={`items.${index}.applicationId`} value={line.applicationId} />
            <SelectField name={`items.${index}.outcome`} label={`Voorstel voor ${line.number}`} options={options} />
            <AmountField name={`items.${index}.grantedCents`} label={`Bedrag voor ${line.number}`} optional />
            <TextAreaField name={`items.${index}.deviationReason`} label={`Motivering van de afwijking voor ${line.number}`} optional rows={3} />
            <FieldGroup legend={`Voorwaarden voor ${line.number}`} hint="Alleen bij toekenning onder voorwaarden. De dagen tellen vanaf de bekendmaking.">
              <RepeatRows name={`items.${index}.conditions`} rowLabel="Voorwaarde" columns={conditionColumns} rows={[]} maximum={10} />
            </FieldGroup>
          </details>
        ))}
      </Form>
    </section>
  )
}
