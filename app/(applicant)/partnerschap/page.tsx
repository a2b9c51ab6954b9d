import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readPage } from '@/app/_frame/read-page'
import { AcademyTable } from '@/app/_ui/academy-table'
import { ButtonLink } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { Deadline } from '@/app/_ui/deadline'
import { Empty } from '@/app/_ui/empty'
import { HelixCoverage } from '@/app/_ui/helix-coverage'
import { LayPage } from '@/app/_ui/lay-page'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { Tabs } from '@/app/_ui/tabs'
import { requireActor } from '@/lib/auth'
import { targetSetters } from '@/lib/indicators/aims'
import { standingRule } from '@/lib/indicators/standing'
import { helixWords } from '@/lib/reports/partnership-figures'
import { partnershipPage, type PartnershipStanding } from '@/lib/reports/partnership-page'
import { formatDay } from '@/lib/time'
import { Periods } from './periods'
import { Targets } from './targets'

export const metadata: Metadata = { title: 'Partnerschap' }

/** The partnership of a coordinator: what to do first, who is in it, the periods with their reports, the targets. */
export default async function PartnershipPage({ searchParams }: { searchParams: Promise<{ code?: string | string[] }> }) {
  const actor = await requireActor()
  const { code } = await searchParams
  const view = await readPage(actor, (tx, now) => partnershipPage(tx, actor, typeof code === 'string' ? code : undefined, now))
  if (!view) notFound()
  const { partnership, others, standing } = view
  return (
    <LayPage aside={standing && <Aside standing={standing} />}>
      <PageHeading kicker={`Partnerschap ${partnership.code}, geleid door ${partnership.lead.legalName}`} title={partnership.name} lead={standing?.title} />
      {others.length > 0 && <Tabs label="Partnerschappen" tabs={[partnership, ...others].toSorted((a, b) => (a.code < b.code ? -1 : 1)).map((one) => ({ label: one.name, href: `/partnerschap?code=${one.code}`, current: one.id === partnership.id }))} />}
      {standing ? <Standing standing={standing} /> : <Empty>Dit partnerschap heeft nog geen subsidie. <a href="/oproepen">Bekijk de oproepen</a>.</Empty>}
      <p><a href={`/actoren/voorstellen?partnerschap=${encodeURIComponent(partnership.code)}`}>Zoek een partner</a> die past bij wat u samen doet.</p>
    </LayPage>
  )
}

function Standing({ standing }: { standing: PartnershipStanding }) {
  const { members, helix, academies, reach, reported } = standing
  const setters = Map.groupBy(standing.targets, ({ setBy }) => setBy)
  const [usual] = [...setters].toSorted(([, one], [, other]) => other.length - one.length)[0] ?? []
  return (
    <>
      <NextReport standing={standing} />
      <Section title="Verslagen" ruled><Periods periods={standing.periods} /></Section>
      <Section title="Doelen" intro={reported ? 'Uit uw ingediende verslagen. Deelnames tellen een kind bij elke activiteit.' : 'Zodra u een verslag indient, staat hier hoe ver u bent.'} ruled>
        <Targets targets={standing.targets} usual={usual} />
        {usual && <p className="small">De doelen zijn gesteld door {targetSetters[usual]}{setters.size > 1 && ', tenzij er iets anders bij staat'}.</p>}
        {standing.wholeAims !== null && <p className="small">Alle dossiers van deze oproep samen mikken op {standing.wholeAims}.</p>}
        <p className="small">{standingRule}</p>
      </Section>
      <Section title="Helix" intro="Partners van uw aanvraag die volgens uw verslagen echt meededen." ruled>
        <HelixCoverage parts={helix} />
        <DataTable
          label="Leden van het partnerschap"
          density="lay"
          empty="Uw aanvraag noemt geen partners."
          rows={members}
          rowKey={({ name }) => name}
          columns={[
            { key: 'name', head: 'Partner', rowHead: true, cell: ({ name, role }) => <>{name}<span className="table__note">{role}</span></> },
            { key: 'helix', head: 'Helixtype', cell: ({ helixType }) => helixWords[helixType] ?? helixType },
            { key: 'part', head: 'Deed mee', cell: ({ tookPart }) => (tookPart ? 'ja' : 'nog niet') },
          ]}
        />
      </Section>
      <Section title="Per STEM-academie" ruled><AcademyTable rows={academies} density="lay" /></Section>
      <Section title="Bereikte gemeenten" ruled>
        <p>U was in <strong>{reach.inside} van de {reach.of} gemeenten</strong> van het arrondissement {reach.region}{reach.outside > 0 && <>, en in {reach.outside} daarbuiten</>}.</p>
      </Section>
    </>
  )
}

function NextReport({ standing: { next, number } }: { standing: PartnershipStanding }) {
  if (!next) return <p>U hoeft nu geen verslag in te dienen. Hou het <a href={`/dossiers/${number}/activiteiten`}>logboek</a> bij: het volgende verslag vult zich daaruit.</p>
  return (
    <Notice action={<ButtonLink href={`/verslagen/${next.id}`}>{next.status === 'DUE' ? 'Begin aan het verslag' : next.status === 'INCOMPLETE' ? 'Vul het verslag aan' : 'Ga verder met het verslag'}</ButtonLink>}>
      <strong>{next.type === 'INTERIM' ? 'Kwartaalverslag' : 'Eindverslag'} over {formatDay(next.periodStart.toISOString().slice(0, 10))} tot en met {formatDay(next.periodEnd.toISOString().slice(0, 10))}</strong><br />
      Dien in: <Deadline at={next.dueAt} />.
    </Notice>
  )
}

function Aside({ standing: { number } }: { standing: PartnershipStanding }) {
  return (
    <SideBlock title="Dossier">
      <p className="small"><a href={`/dossiers/${number}`}>{number}</a></p>
      <p className="small"><a href={`/dossiers/${number}/activiteiten`}>Activiteiten en sessies</a></p>
    </SideBlock>
  )
}
