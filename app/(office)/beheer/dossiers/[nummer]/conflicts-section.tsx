import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import { conflictTypes, conflictWords } from '@/lib/reviews/conflicts'
import type { ReviewOverview } from '@/lib/reviews/overview'
import { pin } from './actions'
import { lift } from './conflict-actions'

const sources: Record<string, string> = { REVIEWER: 'zelf gemeld', OFFICE: 'vastgelegd door het kantoor', DERIVED: 'afgeleid door het loket' }
const typeWords = (type: string): string => conflictTypes.filter((known) => known === type).map((known) => conflictWords[known])[0] ?? type

export function ConflictsSection({ applicationId, overview }: { applicationId: string; overview: ReviewOverview }) {
  return (
    <Section title="Belangen" intro="Wie een belang heeft, ziet dit dossier nergens meer.">
      <DataTable
        label="Belangen"
        rows={overview.conflicts}
        rowKey={({ id }) => id}
        empty="Er is geen belang gemeld."
        columns={[
          { key: 'name', head: 'Wie', rowHead: true, cell: ({ user }) => user.name },
          { key: 'type', head: 'Welk belang', cell: ({ type }) => typeWords(type) },
          { key: 'reason', head: 'Uitleg', cell: ({ reason }) => reason },
          { key: 'source', head: 'Bron', cell: ({ source }) => sources[source] ?? source },
          { key: 'at', head: 'Sinds', narrow: true, cell: ({ declaredAt }) => <Instant at={declaredAt} short precision="minute" /> },
        ]}
      />
      {overview.staff.length > 0 && (
        <details className="fold">
          <summary>Hef een belang op</summary>
          <Form action={lift} submit={overview.conflicts.length > 0 ? 'Hef op' : undefined} label="Belang opheffen">
            {overview.conflicts.length === 0 ? <p>Er is nu geen belang om op te heffen.</p> : (
              <>
                <p>Alleen bij vergissing: vraag het eerst na bij wie het zelf meldde. Wat het loket afleidde, verdwijnt pas als het niet meer klopt. Een beoordeling die verviel, telt daarna niet vanzelf weer mee: vraag de beoordelaar opnieuw.</p>
                <SelectField name="conflictId" label="Van wie?" placeholder="Kies een persoon" options={overview.conflicts.map(({ id, user, source }) => ({ value: id, label: `${user.name}, ${sources[source] ?? source}` }))} />
                <TextAreaField name="liftReason" label="Waarom?" hint="Blijft in het spoor van het dossier. De persoon hoort dat het belang is opgeheven." rows={2} />
              </>
            )}
          </Form>
        </details>
      )}
      {overview.staff.length > 0 && (
        <details className="fold">
          <summary>Leg een belang vast</summary>
          <Form action={pin} hidden={{ applicationId }} submit="Leg vast" label="Belang vastleggen">
            <SelectField name="userId" label="Wie?" placeholder="Kies een medewerker" options={overview.staff.map(({ id, name }) => ({ value: id, label: name }))} />
            <SelectField name="type" label="Welk belang?" placeholder="Kies een soort" options={conflictTypes.map((type) => ({ value: type, label: conflictWords[type] }))} />
            <TextAreaField name="reason" label="Uitleg" rows={2} />
          </Form>
        </details>
      )}
    </Section>
  )
}
