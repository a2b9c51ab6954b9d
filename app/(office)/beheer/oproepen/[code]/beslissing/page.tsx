import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GivenAdvice } from '@/app/(office)/adviezen/given-advice'
import { Form } from '@/app/_form/form'
import { formatEuroShort } from '@/app/_ui/amount'
import { DataTable, type Column } from '@/app/_ui/data-table'
import { Empty } from '@/app/_ui/empty'
import { Instant } from '@/app/_ui/instant'
import { Notice } from '@/app/_ui/notice'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { StatusWord } from '@/app/_ui/status-word'
import { can } from '@/lib/access/policy'
import type { Actor } from '@/lib/access/actor'
import { RenewNotice } from '@/app/_frame/renew-notice'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { decisionOf, type DecisionLine } from '@/lib/decisions/queries'
import { seenList } from '@/lib/decisions/seen-decision'
import { outcomeWords } from '@/lib/decisions/words'
import { isStale } from '@/lib/sign-in/renewal'
import { CallPath, CallTabs } from '../call-tabs'
import { confirmAll, decideAll, fromReserve, publish } from './actions'
import { Conditions } from './conditions'
import { InspectionSection } from './inspection-section'
import { LateInterests } from './late-interests'
import { TakeBackAll } from './take-back'

export const metadata: Metadata = { title: 'Beslissing' }

export default async function DecisionPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params
  const actor = await requireActor()
  const view = await asActor(actor, async (tx, now) => { const found = await decisionOf(tx, actor, code); return found && { ...found, old: await isStale(tx, actor, now) } })
  if (!view) notFound()
  const { call, proposal, publication, items, reserve, late, hides, advice, domainAdvice, old } = view
  return (
    <OfficePage>
      <CallPath code={code} />
      <PageHeading title="Beslissing" kicker={call.name} />
      <CallTabs code={code} current="/beslissing" />
      {!proposal && <Empty>Er is nog geen voorstel van beslissing. De voorzitter legt het voor vanuit de rangschikking.</Empty>}
      {proposal && (
        <>
          <p>Voorstel {proposal.round}, voorgelegd op <Instant at={proposal.proposedAt} />. {proposal.inspectionAdvice !== '' && `Advies van de Inspectie van Financiën: ${proposal.inspectionAdvice}`}</p>
          {hides && <Notice>U hebt een belang in een dossier van deze oproep. U ziet het niet, en van de andere niet de plaats en niet wat er vrij is. Iemand anders beslist erover.</Notice>}
          {(call.inspectionAdviceRequired || advice) && <InspectionSection callId={call.id} code={code} advice={advice} required={call.inspectionAdviceRequired} hides={hides} mayRecord={can(actor, 'inspection.record') && items.every((item) => !item.confirmedById)} />}
          <GivenAdvice lines={domainAdvice.filter(({ file }) => file === null)} href={`/beheer/oproepen/${code}/adviezen`} />
          <LateInterests interests={late} code={code} />
          {publication ? <p>Bekendgemaakt op <Instant at={publication.publishedAt} />.</p> : <NextStep actor={actor} callId={call.id} items={items} renew={old ? `/beheer/oproepen/${code}/beslissing` : null} />}
          {publication && reserve > 0 && can(actor, 'decision.propose') && (
            <Form action={fromReserve} hidden={{ callId: call.id }} submit="Stel toekenning uit de reservelijst voor" label="Reservelijst">
              <p>Op de reservelijst: {filesInWords(reserve)}. Vrij geld gaat naar de eerste van de lijst, in volgorde{call.partialOfferAllowed ? ', zo nodig voor een deel' : ', als het volledige bedrag erin past'}.</p>
            </Form>
          )}
          {items.some((item) => item.confirmedById) && <p><a href={`/beheer/oproepen/${code}/beslissing/brieven`}>Bekijk alle brieven van dit voorstel</a></p>}
          <DataTable stacks label="Beslissing per dossier" columns={columns(code).filter(({ key }) => !hides || key !== 'rank')} rows={items} rowKey={({ applicationId }) => applicationId} />
          {!publication && !proposal.reconsiderationId && can(actor, 'decision.take-back') && items.some((item) => item.proposed || item.fromReserve) && items.every((item) => !item.decidedById) && <TakeBackAll callId={call.id} late={late.length} fromReserve={items.some((item) => item.fromReserve)} />}
        </>
      )}
    </OfficePage>
  )
}

/** Decide, confirm by somebody else, publish: what this person may do now, or whom it waits for. */
function NextStep({ actor, callId, items, renew }: { actor: Actor; callId: string; items: readonly DecisionLine[]; renew: string | null }) {
  const open = items.filter((item) => !item.withdrawn && !item.takenOut)
  const out = items.filter((item) => item.takenOut)
  const undecided = open.filter((item) => !item.decidedById)
  const unconfirmed = open.filter((item) => item.decidedById && !item.confirmedById)
  const facts = ({ applicationId, decidedById }: DecisionLine) => ({ applicationId, takenBy: [decidedById] })
  const toDecide = undecided.filter((item) => can(actor, 'decision.decide', facts(item)))
  if (!open.some((item) => can(actor, 'decision.decide', facts(item)))) return <p>Wacht op de beslissers: {undecided.length} te beslissen, {unconfirmed.length} te bevestigen.</p>
  const toConfirm = unconfirmed.filter((item) => can(actor, 'decision.confirm', facts(item)))
  const confirming = toConfirm.length > 0 && (
    <Form action={confirmAll} hidden={{ callId, seen: seenList(toConfirm) }} submit="Bevestig beslissing" label="Bevestigen">{renew && <RenewNotice returnTo={renew} />}<p>Te bevestigen: {filesInWords(toConfirm.length)}. Daarna ligt de beslissing vast en is het geld vastgelegd.</p></Form>
  )
  if (toDecide.length > 0)
    return <>{confirming}<Form action={decideAll} hidden={{ callId }} submit={`Beslis over ${filesInWords(toDecide.length)}`} label="Beslissen">{renew && <RenewNotice returnTo={renew} />}<p>De motivering komt uit het overleg en kunt u per dossier aanpassen zolang niet bevestigd is.</p></Form></>
  if (confirming) return confirming
  if (unconfirmed.length > 0) return <p>{unconfirmed.every(({ decidedById }) => decidedById === actor.userId) && 'U besliste zelf. '}Een andere beslisser bevestigt {filesInWords(unconfirmed.length)}.</p>
  if (out.length > 0) return <p>Wacht op de voorzitter: {filesInWords(out.length)} uit het voorstel genomen, en nog niet opnieuw voorgesteld.</p>
  if (!can(actor, 'decision.publish')) return <p>Wacht op de beslissers.</p>
  return <Form action={publish} hidden={{ callId }} submit="Maak alle beslissingen bekend" label="Bekendmaken"><p>Alle beslissingen zijn bevestigd. Bekendmaken gebeurt voor alle dossiers tegelijk.</p></Form>
}

const filesInWords = (count: number): string => `${count} ${count === 1 ? 'dossier' : 'dossiers'}`

const columns = (code: string): Column<DecisionLine>[] => [
  { key: 'rank', head: 'Plaats', numeric: true, narrow: true, cell: ({ rank }) => rank ?? '–' },
  { key: 'number', head: 'Dossier', narrow: true, cell: ({ number }) => <a href={`/beheer/oproepen/${code}/beslissing/${number}`}>{number}</a> },
  { key: 'organisation', head: 'Academie', rowHead: true, cell: ({ organisation }) => organisation },
  { key: 'outcome', head: 'Voorstel', cell: ({ outcome, conditions }) => <>{outcomeWords[outcome]}<Conditions conditions={conditions} /></> },
  { key: 'amount', head: 'Bedrag', unit: 'euro', numeric: true, cell: ({ grantedCents }) => (grantedCents > 0n ? formatEuroShort(grantedCents) : '–') },
  { key: 'deviation', head: 'Afwijking', cell: ({ deviationReason }) => deviationReason || '–' },
  { key: 'state', head: 'Stand', cell: (item) => <State item={item} /> },
]

function State({ item }: { item: DecisionLine }) {
  if (item.withdrawn) return <StatusWord tone="neutral">ingetrokken door de aanvrager</StatusWord>
  if (item.takenOut) return <StatusWord tone="waiting">uit het voorstel genomen</StatusWord>
  if (item.confirmedById) return <StatusWord tone="done">bevestigd</StatusWord>
  if (item.decidedById) return <><StatusWord tone="waiting">wacht op bevestiging</StatusWord> beslist door {item.decidedBy}</>
  return <StatusWord tone="yours">te beslissen</StatusWord>
}
