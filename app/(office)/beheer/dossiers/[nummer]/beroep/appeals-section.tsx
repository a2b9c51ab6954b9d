import { DateField } from '@/app/_form/date-field'
import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TextField } from '@/app/_form/text-field'
import { Empty } from '@/app/_ui/empty'
import { LocalDate } from '@/app/_ui/local-date'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import { SummaryList } from '@/app/_ui/summary-list'
import { appealOutcomes, appealOutcomeWords } from '@/lib/reconsiderations/appeal-schema'
import type { ContestedFile } from '@/lib/reconsiderations/queries'
import { close, note } from './actions'

const day = (at: Date): string => at.toISOString().slice(0, 10)
const outcomeWord = (outcome: string | null): string => appealOutcomes.filter((one) => one === outcome).map((one) => appealOutcomeWords[one])[0] ?? 'loopt'

/** What is before the Council of State, and how it ended. */
export function AppealsSection({ view: { application, appeals, decided, mayNote } }: { view: ContestedFile }) {
  return (
    <Section title="Beroep bij de Raad van State" intro="Een beroep stopt niets: betalingen, verslagen en andere dossiers lopen door. De oproep wordt pas afgerond als elk beroep een afloop heeft.">
      {appeals.length === 0 && <Empty>Er is geen beroep genoteerd.</Empty>}
      {appeals.map((appeal) => (
        <div key={appeal.id}>
          <p><StatusWord tone={appeal.outcome ? 'neutral' : 'waiting'}>{outcomeWord(appeal.outcome)}</StatusWord></p>
          <SummaryList
            rows={[
              { term: 'Rolnummer', value: appeal.reference },
              { term: 'Ingesteld op', value: <LocalDate date={day(appeal.lodgedOn)} /> },
              ...(appeal.note ? [{ term: 'Nota', value: appeal.note }] : []),
              ...(appeal.endedOn ? [{ term: 'Uitspraak', value: <><LocalDate date={day(appeal.endedOn)} />, {outcomeWord(appeal.outcome)}{appeal.endNote && `. ${appeal.endNote}`}</> }] : []),
            ]}
          />
          {mayNote && !appeal.outcome && (
            <Form action={close} hidden={{ appealId: appeal.id }} submit="Noteer de afloop" label="Afloop van het beroep">
              <SelectField name="outcome" label="Afloop" options={appealOutcomes.map((value) => ({ value, label: appealOutcomeWords[value] }))} placeholder="Kies" />
              <DateField name="endedOn" label="Dag van de uitspraak" />
              <TextAreaField name="endNote" label="Nota" rows={2} optional />
            </Form>
          )}
        </div>
      ))}
      {mayNote && decided && (
        <details className="details">
          <summary>Noteer een beroep</summary>
          <Form action={note} hidden={{ applicationId: application.id }} submit="Noteer het beroep" label="Beroep noteren">
            <TextField name="reference" label="Rolnummer" hint="Het nummer dat de Raad van State gaf, bijvoorbeeld G/A 240.000/X-18.000." width="medium" />
            <DateField name="lodgedOn" label="Ingesteld op" />
            <TextAreaField name="note" label="Nota" rows={2} optional />
          </Form>
        </details>
      )}
    </Section>
  )
}
