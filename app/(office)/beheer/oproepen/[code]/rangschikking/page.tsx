import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Form } from '@/app/_form/form'
import { Blockers } from '@/app/_ui/blockers'
import { Checksum } from '@/app/_ui/checksum'
import { Empty } from '@/app/_ui/empty'
import { EnvelopeBar } from '@/app/_ui/envelope-bar'
import { Instant } from '@/app/_ui/instant'
import { Notice } from '@/app/_ui/notice'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Warning } from '@/app/_ui/warning'
import { can } from '@/lib/access/policy'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { rankingOf, type RankingLine } from '@/lib/decisions/queries'
import { addCents, formatCents } from '@/lib/money'
import { calibrationView } from '@/lib/reviews/calibration-view'
import { CallPath, CallTabs } from '../call-tabs'
import { freeze } from './actions'
import { CalibrationSection } from './calibration-section'
import { ProposalForm } from './proposal-form'
import { RankingTable } from './ranking-table'

export const metadata: Metadata = { title: 'Rangschikking' }

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ onzekerheid?: string }> }

export default async function RankingPage({ params, searchParams }: Props) {
  const { code } = await params
  const uncertain = (await searchParams).onzekerheid === 'ja'
  const actor = await requireActor()
  const view = await asActor(actor, async (tx) => {
    const list = await rankingOf(tx, actor, code)
    return list && { ...list, advice: uncertain ? await calibrationView(tx, actor, list.call.id, list.ranking?.id ?? null) : null }
  })
  if (!view) notFound()
  const { advice, call, envelopeCents, ranking, lines, waiting, ready, places, proposed, toPropose, takenBack, published, signed, stale, hides } = view
  const again = stale || takenBack !== null
  const grantedCents = addCents(lines.map((line) => line.grantedCents))
  const next = lines.find(({ rank, outcome }) => rank !== null && outcome === 'RESERVE')
  return (
    <OfficePage>
      <CallPath code={code} />
      <PageHeading title="Officiële rangschikking" kicker={call.name} />
      <CallTabs code={code} current="/rangschikking" />
      {hides && <Notice>U hebt een belang in een dossier van deze oproep. U ziet het niet, en van de andere niet de plaats en niet wat er vrij is.</Notice>}
      {stale && <Warning title="Deze rangschikking moet opnieuw">Na het bevriezen viel een beoordeling weg door een belang. Ze telt niet meer mee.</Warning>}
      {takenBack?.takenBackAt && <Notice>Het voorstel op deze rangschikking is teruggenomen op <Instant at={takenBack.takenBackAt} />: {takenBack.takeBackReason} U kunt de rangschikking opnieuw bevriezen of op deze een nieuw voorstel doen.</Notice>}
      {(!ranking || again) && <NotFrozen waiting={waiting} ready={ready} />}
      {(!ranking || again) && can(actor, 'ranking.freeze') && waiting.length === 0 && ready > 0 && (
        <Form action={freeze} hidden={{ callId: call.id }} submit={ranking ? 'Bevries de rangschikking opnieuw' : 'Bevries de rangschikking'}>
          <p>Alle {ready} dossiers hebben een eindscore. Een bevroren rangschikking wijzigt niet meer.</p>
        </Form>
      )}
      {ranking && (
        <>
          <p>Bevroren op <Instant at={ranking.frozenAt} />.{!hides && <> Controlegetal: <Checksum hex={ranking.sha256} /></>}</p>
          {!hides && signed && (
            <p>
              <a href={`/beheer/oproepen/${code}/rangschikking.json`} download={`rangschikking-${code}.json`}>Rangschikking als ondertekend bestand (JSON)</a>
              {published && <> · <a href={`/oproepen/${code}/rangschikking.json`}>openbare kopie</a></>}: wie de regel op dit bestand loslaat, krijgt dezelfde lijst.
            </p>
          )}
          {!hides && <EnvelopeBar
            title={<>Bij de bevriezing op <Instant at={ranking.frozenAt} /></>}
            envelopeCents={envelopeCents}
            lineLabel={call.envelopeCents === envelopeCents ? undefined : 'enveloppe bij het bevriezen'}
            granted={lines.filter((line) => line.grantedCents > 0n).map((line) => ({ name: `${line.number} ${line.organisation}`, cents: line.grantedCents }))}
            next={next && { name: `${next.number} ${next.organisation}`, cents: next.requestedCents }}
          >
            {envelopeSentence(envelopeCents - grantedCents, next, call.partialOfferAllowed)}{call.envelopeCents !== envelopeCents && ` Na het bevriezen werd de enveloppe ${formatCents(call.envelopeCents)} euro: dat verandert geen plaats.`}
          </EnvelopeBar>}
          <RankingTable lines={lines} threshold={{ criterion: call.criterionThresholdPercent, total: call.totalThresholdPercent }} places={places} advice={advice?.state === 'made' ? advice : null} />
          <p className="muted">Bij gelijke stand beslist C02, dan C06, dan de laagste vraag per gepland kinduur, dan het vroegste indientijdstip. Aanvaard is wat gevraagd is voor de volwaardige activiteiten: dat kan minder zijn dan de hele aanvraag vraagt.</p>
          {toPropose.length > 0 && !stale && can(actor, 'decision.propose') && <ProposalForm callId={call.id} lines={toPropose} again={proposed} />}
          {proposed && <p>{published ? 'De beslissingen zijn bekendgemaakt.' : 'Het voorstel ligt voor ter beslissing.'} <a href={`/beheer/oproepen/${code}/beslissing`}>Naar de beslissing</a></p>}
        </>
      )}
      {can(actor, 'calibration.read') && (
        <CalibrationSection callId={call.id} view={advice} shown={uncertain} path={`/beheer/oproepen/${code}/rangschikking`} frozen={ranking !== null} mayAsk={can(actor, 'calibration.ask')} />
      )}
    </OfficePage>
  )
}

function NotFrozen({ waiting, ready }: { waiting: readonly { number: string; status: string }[]; ready: number }) {
  if (waiting.length === 0 && ready === 0) return <Empty>Er zijn nog geen beoordeelde dossiers. De rangschikking volgt zodra elk dossier een eindscore heeft.</Empty>
  if (waiting.length === 0) return null
  return (
    <>
      <p>{ready} {ready === 1 ? 'dossier heeft' : 'dossiers hebben'} een eindscore. De rangschikking kan pas als elk dossier beoordeeld is.</p>
      <Blockers label="Wat de rangschikking tegenhoudt" blockers={[{ count: waiting.length, what: 'dossiers zonder eindscore', files: waiting.map(({ number }) => number), waitsFor: 'dossierbeheerder, beoordelaars of voorzitter' }]} />
    </>
  )
}

const envelopeSentence = (freeCents: bigint, next: RankingLine | undefined, partial: boolean): string => {
  const free = `Vrij: ${formatCents(freeCents)} euro.`
  if (!next) return `${free} Alle financierbare dossiers passen in de enveloppe.`
  const why = partial ? 'Wat daarna komt, gaat in volgorde naar de reservelijst.' : 'Een gedeeltelijk aanbod is in deze oproep niet toegelaten: dat dossier en alle lagere gaan in volgorde naar de reservelijst.'
  return `${free} Plaats ${next.rank} vraagt ${formatCents(next.requestedCents)} euro en past niet. ${why}`
}
