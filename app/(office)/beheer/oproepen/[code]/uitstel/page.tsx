import { DateField } from '@/app/_form/date-field'
import { FieldGroup } from '@/app/_form/field-group'
import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TextField } from '@/app/_form/text-field'
import { TimeField } from '@/app/_form/time-field'
import { readPage } from '@/app/_frame/read-page'
import { Button } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { Deadline } from '@/app/_ui/deadline'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import { can } from '@/lib/access/policy'
import { extensionsOf } from '@/lib/applications/extension-queries'
import { extensionGrounds, groundWords } from '@/lib/applications/extension-schema'
import { endWords } from '@/lib/applications/extension-standing'
import { requireActor } from '@/lib/auth'
import { formatKbo } from '@/lib/organisations/kbo'
import { CallPath, CallTabs } from '../call-tabs'
import { confirm, propose } from './actions'

type Props = { params: Promise<{ code: string }> }

export const metadata = { title: 'Individueel uitstel' }

/** Attempts that came too late, the extensions given or proposed, and the form to propose one. */
export default async function ExtensionsPage({ params }: Props) {
  const { code } = await params
  const actor = await requireActor()
  const { call, window, mayPropose, extensions, attempts, names } = await readPage(actor, (tx, now) => extensionsOf(tx, actor, code, now))
  const toConfirm = ({ applicationId, confirmedAt, proposedById, end }: Pick<(typeof extensions)[number], 'applicationId' | 'confirmedAt' | 'proposedById' | 'end'>) => !confirmedAt && !end && can(actor, 'extension.confirm', { applicationId, takenBy: [proposedById] })
  return (
    <OfficePage>
      <CallPath code={code} />
      <PageHeading kicker={call.name} title="Individueel uitstel">
        <p className="heading__help">Bij een gedocumenteerde storing of overmacht, met een poging in het logboek. Uitstel kan <Deadline at={window.endsAt} />.</p>
      </PageHeading>
      <CallTabs code={code} current="/uitstel" />
      <Section title="Voorgesteld en gegeven" ruled>
        <DataTable
          stacks
          label="Individueel uitstel" rows={extensions} rowKey={({ applicationId }) => applicationId} empty="Nog geen uitstel voorgesteld."
          columns={[
            { key: 'who', head: 'Organisatie', rowHead: true, cell: ({ application }) => application.organisation.legalName },
            { key: 'until', head: 'Tot', cell: ({ untilAt }) => <Deadline at={untilAt} /> },
            { key: 'ground', head: 'Grond', cell: ({ ground, motivation }) => <>{extensionGrounds.filter((one) => one === ground).map((one) => groundWords[one])}: <span className="prose">{motivation}</span></> },
            { key: 'by', head: 'Voorgesteld', cell: ({ proposedById, proposedAt }) => <>{names.get(proposedById) ?? 'een collega'}, <Instant at={proposedAt} short precision="minute" /></> },
            { key: 'state', head: 'Toestand', cell: ({ application, applicationId, confirmedAt, confirmedById, proposedById, end }) =>
              confirmedAt ? <><StatusWord tone="done">bevestigd</StatusWord><br />{names.get(confirmedById ?? '') ?? ''}{end && end !== 'filed' && <><br />{endWords[end]}</>}</>
                : end ? <StatusWord tone="neutral">{endWords[end]}</StatusWord>
                : toConfirm({ applicationId, confirmedAt, proposedById, end }) ? <Form action={confirm} hidden={{ applicationId }} label={`Bevestig het uitstel van ${application.organisation.legalName}`}><Button small>Bevestig uitstel</Button></Form>
                : <StatusWord tone="waiting">wacht op een tweede dossierbeheerder</StatusWord> },
          ]}
        />
      </Section>
      <Section title="Pogingen die te laat kwamen" ruled>
        <DataTable
          stacks
          label="Pogingen na de uiterste indiening" rows={attempts} rowKey={({ applicationId }) => applicationId} empty="Geen enkele."
          columns={[
            { key: 'who', head: 'Organisatie', rowHead: true, cell: ({ organisation }) => organisation },
            { key: 'kbo', head: 'Ondernemingsnummer', narrow: true, cell: ({ kbo }) => formatKbo(kbo) },
            { key: 'at', head: 'Eerste poging', cell: ({ at, by }) => <><Instant at={at} precision="second" />{by && <>, {by}</>}</> },
            { key: 'count', head: 'Pogingen', numeric: true, cell: ({ attempts: count }) => count },
          ]}
        />
      </Section>
      {mayPropose && can(actor, 'extension.propose') && (
        <Section title="Stel uitstel voor" ruled intro="Een tweede dossierbeheerder bevestigt. Het uitstel staat later in de beslissing.">
          <Form action={propose} hidden={{ code }} label="Uitstel voorstellen">
            <TextField name="kbo" label="Ondernemingsnummer van de aanvrager" width="medium" />
            <FieldGroup legend="Tot wanneer" inline>
              <DateField name="untilDay" label="Dag" />
              <TimeField name="untilTime" label="Uur" />
            </FieldGroup>
            <SelectField name="ground" label="Grond" placeholder="Kies een grond" options={extensionGrounds.map((value) => ({ value, label: groundWords[value] }))} />
            <TextAreaField name="motivation" label="Motivering" hint="Wat er gebeurde en hoe dat blijkt. De aanvrager leest dit in de beslissing." minimum={20} maximum={1000} rows={4} />
            <Button kind={extensions.some(toConfirm) ? 'secondary' : 'primary'}>Stel uitstel voor</Button>
          </Form>
        </Section>
      )}
    </OfficePage>
  )
}
