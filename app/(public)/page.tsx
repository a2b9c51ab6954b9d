import type { Metadata } from 'next'
import { ButtonLink } from '@/app/_ui/button'
import { DotMap } from '@/app/_ui/dot-map'
import { Empty } from '@/app/_ui/empty'
import { KeyFigures } from '@/app/_ui/key-figures'
import { LayPage } from '@/app/_ui/lay-page'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { currentActor } from '@/lib/auth'
import { publicCalls } from '@/lib/calls/queries'
import { asActor, type Tx } from '@/lib/db'
import type { Actor } from '@/lib/access/actor'
import { formatCents } from '@/lib/money'
import { publicResults, type PublicResults } from '@/lib/monitor/public-results'
import { publicReach, type Reach } from '@/lib/monitor/queries'
import { formatDeadline, formatInstant } from '@/lib/time'
import { rubricVersion } from '@/lib/rubrics/schema'

export const metadata: Metadata = { title: 'Subsidie voor STEM buiten de schooltijd' }

export default async function HomePage() {
  const actor = await currentActor()
  const { calls, reach, results, drafts, criteria } = await asActor(actor, (tx) => homeView(tx, actor))
  const current = calls.filter(({ status }) => status === 'OPEN' || status === 'ANNOUNCED').toReversed()
  return (
    <LayPage>
      <PageHeading display title="Subsidie voor STEM buiten de schooltijd" lead="Organiseert uw vereniging, school of gemeente techniek en wetenschap voor kinderen van 5 tot en met 18 jaar? Vraag hier subsidie aan, volg uw dossier en dien uw verslag in." />
      {drafts.map((draft) => (
        <Notice key={draft.id} action={<a href={`/aanvragen/${draft.id}`}>Ga verder met uw concept</a>}>
          <strong>U hebt een concept voor {draft.call.name}</strong>{draft.draftSavedAt && <>, laatst bewaard op {formatInstant(draft.draftSavedAt)}</>}.
        </Notice>
      ))}
      <Section title="Open oproepen" ruled>
        {current.length === 0 && <Empty>Er is nu geen open oproep. Nieuwe oproepen verschijnen hier zodra ze aangekondigd zijn.</Empty>}
        {current.map((call) => (
          <article key={call.id} className="call-line">
            <div>
              <h3><a href={`/oproepen/${call.code}`}>{call.name}</a></h3>
              <p>{call.words.intro}</p>
              <p className="muted">{call.maxCents !== null && `Tot ${formatCents(call.maxCents)} euro per aanvrager. `}Budget {formatCents(call.envelopeCents)} euro. {call.code}</p>
            </div>
            <div>
              {call.status === 'OPEN' && call.deadlineAt && <p><span className="muted">Indienen</span> <strong>{formatDeadline(call.deadlineAt)}</strong></p>}
              {call.status === 'ANNOUNCED' && call.opensAt && <p><span className="muted">Aangekondigd.</span> <strong>Opent op {formatInstant(call.opensAt)}</strong></p>}
              {drafts.filter(({ callId }) => callId === call.id).map(({ id }) => <p key={id}><a href={`/aanvragen/${id}`}>Ga verder met uw concept<span className="visually-hidden"> voor {call.name}</span></a></p>)}
              <ButtonLink href={`/oproepen/${call.code}`} kind={call === current[0] ? 'primary' : 'secondary'}>Bekijk oproep<span className="visually-hidden"> {call.name}</span></ButtonLink>
            </div>
          </article>
        ))}
      </Section>
      {criteria.length > 0 && (
        <Section title="Wat is een volwaardige STEM-activiteit?" intro="Elke aanvraag wordt met dezelfde criteria beoordeeld. Deze drie wegen het zwaarst." ruled>
          <ul>{criteria.map(({ code, nameNl, weight }) => <li key={code}><strong>{nameNl}</strong>: {weight} van 100 punten</li>)}</ul>
        </Section>
      )}
      <ReachSection reach={reach} results={results} />
    </LayPage>
  )
}

const homeView = async (tx: Tx, actor: Actor) => {
  const calls = await publicCalls(tx, actor)
  const drafts = await tx.application.findMany({
    where: { status: 'DRAFT', discardedAt: null, organisationId: { in: actor.memberships.map(({ organisationId }) => organisationId) }, call: { status: 'OPEN' } },
    select: { id: true, callId: true, draftSavedAt: true, call: { select: { name: true } } },
    orderBy: { createdAt: 'desc' },
  })
  const rubric = await tx.rubricVersion.findFirst({ orderBy: { publishedAt: 'desc' } })
  const criteria = rubric ? rubricVersion.parse(rubric.content).scored.toSorted((a, b) => b.weight - a.weight).slice(0, 3) : []
  return { calls, drafts, criteria, reach: await publicReach(tx), results: await publicResults(tx) }
}

function ReachSection({ reach, results: { girls, totals } }: { reach: Reach; results: PublicResults }) {
  const offered = reach.filter(({ activities }) => activities > 0)
  const finding = `In ${offered.length} van de ${reach.length} gemeenten is minstens één gesubsidieerde activiteit.`
  return (
    <Section title="Wat is al bereikt?" intro={finding} ruled>
      <DotMap label={finding} dots={reach.map(({ name, lat, lon, activities }) => ({ name, latitude: lat, longitude: lon, value: activities }))} caption="Elke stip is een gemeente. Een volle stip heeft minstens één gesubsidieerde activiteit." />
      <KeyFigures
        figures={[
          { value: `${offered.length} van ${reach.length}`, label: 'gemeenten hebben minstens één activiteit', note: 'Doel: een aanbod in elke gemeente. Bron: toegekende dossiers.' },
          ...(girls ? [{ value: `${girls.percent.toLocaleString('nl-BE')}%`, label: 'van de deelnames is van een meisje', note: `Gender gekend voor ${girls.coverage.toLocaleString('nl-BE')}%. Doel: minstens een derde. Bron: aanvaarde verslagen.` }] : []),
          ...(totals.childHours === null ? [] : [{ value: Math.round(totals.childHours).toLocaleString('nl-BE'), label: 'kinduren in aanvaarde verslagen', note: 'Eén kinduur is één kind dat één uur meedoet.' }]),
        ]}
      />
      <details className="details">
        <summary>Toon als tabel, per provincie</summary>
        <ProvinceTable reach={reach} />
      </details>
      <p><a href="/activiteiten">Zoek een activiteit in de buurt</a></p>
      <p><a href="/monitor">Naar de STEM-monitor</a></p>
    </Section>
  )
}

function ProvinceTable({ reach }: { reach: Reach }) {
  const provinces = [...new Set(reach.map(({ province }) => province))].toSorted()
  return (
    <table className="table">
      <thead><tr><th scope="col">Provincie</th><th scope="col" className="table__number">Gemeenten met aanbod</th><th scope="col" className="table__number">Gemeenten</th></tr></thead>
      <tbody>
        {provinces.map((province) => {
          const within = reach.filter((municipality) => municipality.province === province)
          return <tr key={province}><th scope="row">{province}</th><td className="table__number">{within.filter(({ activities }) => activities > 0).length}</td><td className="table__number">{within.length}</td></tr>
        })}
      </tbody>
    </table>
  )
}
