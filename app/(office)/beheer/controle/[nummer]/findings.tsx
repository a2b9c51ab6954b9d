import { AmountField } from '@/app/_form/amount-field'
import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TextField } from '@/app/_form/text-field'
import { Button } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { Deadline } from '@/app/_ui/deadline'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import { findingInWords } from '@/lib/controls/findings'
import type { ControlOfFile } from '@/lib/controls/queries'
import { drop, find, send } from '../actions'

type Props = { view: ControlOfFile; control: NonNullable<ControlOfFile['control']> }

/** What takes something off the accepted amount; told to the beneficiary before it counts. */
export function Findings({ view: { grant, mayWork, hearing, subjects, rulebook }, control }: Props) {
  const open = mayWork && control.findingsSentAt === null
  return (
    <>
      <Section title="Vaststellingen" intro="Een vaststelling neemt iets weg van wat aanvaard wordt. De begunstigde leest ze en kan eerst antwoorden. Een opmerking zonder gevolg hoort bij de nota’s." ruled>
        <DataTable
          label="Vaststellingen"
          empty="Er is geen vaststelling."
          rows={control.findings}
          rowKey={({ id }) => id}
          columns={[
            { key: 'label', head: 'Waarover', rowHead: true, cell: ({ label }) => label },
            { key: 'takes', head: 'Wat wegvalt', cell: ({ units, cents }) => findingInWords({ units: units === null ? null : Number(units), cents }, grant.call) },
            { key: 'why', head: 'Motivering', cell: ({ motivation }) => motivation },
            { key: 'stands', head: 'Oordeel', cell: ({ stands, answer }) => (stands === null ? 'nog niet' : <>{stands ? 'blijft' : 'vervalt'}<span className="table__note">{answer}</span></>) },
            ...(open ? [{ key: 'act', head: 'Volgende stap', cell: ({ id, label }: { id: string; label: string }) => <Form action={drop} hidden={{ findingId: id }} label={`Schrap vaststelling over ${label}`}><Button small kind="danger">Schrap<span className="visually-hidden">: {label}</span></Button></Form> }] : []),
          ]}
        />
        {open && control.findings.length > 0 && (
          <Form action={send} hidden={{ grantId: grant.id }} submit="Leg voor aan de begunstigde" label="Vaststellingen voorleggen">
            <p>De begunstigde krijgt een mail en {rulebook.replyDays} dagen om te antwoorden. Daarna wijzigen de vaststellingen niet meer.</p>
          </Form>
        )}
        {control.findingsSentAt && control.replyUntil && <p>Voorgelegd op <Instant at={control.findingsSentAt} />. {hearing ? <>De begunstigde kan antwoorden <Deadline at={control.replyUntil} />.</> : !control.repliedAt && 'De termijn om te antwoorden is voorbij.'}</p>}
        {control.repliedAt && <><p><strong>Antwoord van de begunstigde</strong>, <Instant at={control.repliedAt} />:</p><p>{control.reply}</p></>}
      </Section>
      {open && <FindingForm view={{ grant, subjects }} />}
    </>
  )
}

function FindingForm({ view: { grant, subjects } }: { view: Pick<ControlOfFile, 'grant' | 'subjects'> }) {
  const { fundingModel } = grant.call
  const costs = fundingModel === 'COST_SHARE'
  return (
    <Section title="Nieuwe vaststelling" ruled>
      <Form action={find} hidden={{ grantId: grant.id }} submit="Bewaar de vaststelling" label="Nieuwe vaststelling" requiredNote>
        <SelectField name="subject" label={costs ? 'Over welke kost gaat het?' : 'Over welke activiteit gaat het?'} placeholder="Kies" options={subjects.map(({ subject, label }) => ({ value: subject, label }))} />
        {costs && <AmountField name="amount" label="Kosten die wegvallen" />}
        {!costs && fundingModel !== 'LUMP_PER_POSTCODE' && <TextField name="units" label={fundingModel === 'UNIT_PER_SESSION' ? 'Dagdelen die wegvallen' : 'Kinduren die wegvallen'} inputMode="decimal" width="short" />}
        <TextAreaField name="motivation" label="Motivering" hint={`De begunstigde leest dit.${fundingModel === 'LUMP_PER_POSTCODE' ? ' De hele activiteit telt dan niet mee.' : ''}`} minimum={60} maximum={5000} rows={4} />
      </Form>
    </Section>
  )
}
