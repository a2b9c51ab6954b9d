import { RadiosField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { readPage } from '@/app/_frame/read-page'
import { Button } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pager } from '@/app/_ui/pager'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { Split } from '@/app/_ui/split'
import { Warning } from '@/app/_ui/warning'
import { can } from '@/lib/access/policy'
import { requireActor } from '@/lib/auth'
import { adjustments, adjustmentWords } from '@/lib/reviews/assignment-schema'
import { assignmentView, type AssignmentView } from '@/lib/reviews/assignment-view'
import { CallPath, CallTabs } from '../call-tabs'
import { adjust, confirm, propose } from './actions'
import { AssignmentMatrix } from './assignment-matrix'
import { LoadBars } from './load-bars'
import { ProposalSection } from './proposal-section'
import { RequestState } from './request-state'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ bladzijde?: string | string[] }> }

/** Rows of the matrix on one page: with a hundred reviewers across that is five thousand cells. */
const ROWS = 50

export const metadata = { title: 'Toewijzing' }

/** Who reviews what in a call: what stands, what is proposed and why, and the one button that asks them all. */
export default async function AssignmentPage({ params, searchParams }: Props) {
  const [{ code }, { bladzijde }] = [await params, await searchParams]
  const actor = await requireActor()
  const view = await readPage(actor, (tx, now) => assignmentView(tx, actor, code, now))
  const { call, files, reviewers, missing, proposal, request, confirmed, connection } = view
  const confirmable = proposal !== null && request === null && !proposal.stale && proposal.reasons.length === 0 && proposal.pairs.length > 0 && can(actor, 'assignment.confirm')
  const proposable = can(actor, 'assignment.propose') && files.length > 0 && (missing > 0 || proposal !== null || request !== null)
  const pageCount = Math.ceil(files.length / ROWS)
  const page = Math.min(Math.max(1, Math.trunc(Number(bladzijde)) || 1), Math.max(1, pageCount))
  return (
    <OfficePage>
      <CallPath code={code} />
      <PageHeading
        kicker={call.name} title="Toewijzing"
        lead={files.length === 0 ? undefined : missing === 0 ? 'Alle dossiers hebben hun beoordelaars.' : `Nog ${missing} ${missing === 1 ? 'beoordeling' : 'beoordelingen'} te vragen.`}
        action={confirmable && proposal ? <Form action={confirm} hidden={{ proposalId: proposal.id }} submit="Bevestig toewijzing" label="Bevestigen" /> : undefined}
      >
        {confirmed && <p className="small">Laatst bevestigd door {confirmed.by}, <Instant at={confirmed.at} precision="minute" />.</p>}
      </PageHeading>
      <CallTabs code={code} current="/toewijzing" />
      {files.length === 0 ? <Empty>In deze oproep wacht geen dossier op beoordelaars.</Empty> : (
        <Split aside={<SideBlock title="Werklast per beoordelaar"><LoadBars reviewers={reviewers} /></SideBlock>}>
          {proposable && <Form action={propose} hidden={{ code }} label="Voorstellen"><Button kind={confirmable ? 'secondary' : 'primary'}>Stel toewijzing voor</Button></Form>}
          {request && <RequestState request={request} path={`/beheer/oproepen/${code}/toewijzing`} />}
          <NotConnected connection={connection} />
          {proposal && <ProposalSection proposal={proposal} />}
          <Section title="Dossiers en beoordelaars" ruled>
            <AssignmentMatrix {...view} files={files.slice((page - 1) * ROWS, page * ROWS)} />
            <Pager counted page={page} pageCount={pageCount} total={files.length} unit={['dossier', 'dossiers']} hrefFor={(number) => `?bladzijde=${number}`} />
            <p className="small"><a href={`/beheer/oproepen/${code}/toewijzing.csv`}>Download als CSV</a>{can(actor, 'assignment.propose') && <> · <a href={`/beheer/oproepen/${code}/toewijzing/inlezen`}>Lees een toewijzing in</a></>}</p>
          </Section>
          {proposal && can(actor, 'assignment.propose') && <Adjust code={code} files={files} reviewers={reviewers} />}
        </Split>
      )}
    </OfficePage>
  )
}

function NotConnected({ connection: { parts, extra, partsAfter } }: Pick<AssignmentView, 'connection'>) {
  if (parts < 2) return null
  return (
    <Warning title={`De beoordelingen vallen uiteen in ${parts} groepen`}>
      <p>Beoordelaars uit verschillende groepen hebben geen enkel dossier gemeen. Wie strenger is, valt dan niet te zeggen.</p>
      {extra.length > 0 && <p>{partsAfter === 1 ? 'Zo weinig extra beoordelingen verbinden ze' : `Ook zo blijven er ${partsAfter} groepen`}: {extra.map(({ number, reviewer }) => `${reviewer} bij ${number}`).join('; ')}.</p>}
    </Warning>
  )
}

function Adjust({ code, files, reviewers }: { code: string } & Pick<AssignmentView, 'files' | 'reviewers'>) {
  return (
    <Section title="Pas met de hand aan" ruled intro="Daarna stelt het loket opnieuw voor, en verandert zo weinig mogelijk aan de rest.">
      <Form action={adjust} hidden={{ code }} label="Aanpassen">
        <SelectField name="applicationId" label="Dossier" placeholder="Kies een dossier" options={files.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))} />
        <SelectField name="reviewerId" label="Beoordelaar" placeholder="Kies een beoordelaar" options={reviewers.map(({ id, name }) => ({ value: id, label: name }))} />
        <RadiosField name="what" label="Wat wilt u?" inline options={adjustments.map((value) => ({ value, label: adjustmentWords[value] }))} />
        <Button kind="secondary">Stel opnieuw voor</Button>
      </Form>
    </Section>
  )
}
