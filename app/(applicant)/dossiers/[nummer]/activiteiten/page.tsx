import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { BarChart, type Bar } from '@/app/_ui/bar-chart'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { ButtonLink } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { FigureList } from '@/app/_ui/figure-list'
import { LayPage } from '@/app/_ui/lay-page'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { StatusWord } from '@/app/_ui/status-word'
import { logPage, type ActivityLog, type LogPage } from '@/lib/activity-log/queries'
import { pastOpen } from '@/lib/activity-log/past-open'
import { formatHours, formatShare, heldOfPlan, sumsOf } from '@/lib/activity-log/sums'
import { activityWords } from '@/lib/activity-log/words'
import { requireActor } from '@/lib/auth'
import { formatDay } from '@/lib/time'
import { LogTabs } from './log-tabs'
import { activityPath } from './session-words'

export const metadata: Metadata = { title: 'Activiteiten' }

/** What was planned and what took place, by activity; the sums follow from the sessions. */
export default async function LogPageOf({ params }: { params: Promise<{ nummer: string }> }) {
  const { nummer } = await params
  const actor = await requireActor()
  const page = await readPage(actor, (tx, now) => logPage(tx, actor, nummer, now))
  const { grant, activities } = page
  const next = page.mayKeep ? activities.map((activity) => ({ activity, waiting: pastOpen(activity).length })).find(({ waiting }) => waiting > 0) : undefined
  const waiting = activities.reduce((sum, activity) => sum + pastOpen(activity).length, 0)
  return (
    <LayPage aside={<Aside page={page} />}>
      <Breadcrumb items={[{ label: 'Overzicht', href: '/academie' }, { label: `Dossier ${grant.number}`, href: `/dossiers/${grant.number}` }]} />
      <PageHeading kicker={`Dossier ${grant.number}, ${grant.title}`} title="Activiteiten" lead="Noteer na elke sessie hoeveel kinderen er waren. Uw verslag wordt daarmee ingevuld: u typt elk getal één keer." />
      <LogTabs number={grant.number} current="activiteiten" />
      {next && (
        <Notice action={<ButtonLink href={activityPath(grant.number, next.activity.rowId)}>Noteer sessies</ButtonLink>}>
          <strong>{waiting === 1 ? '1 geplande sessie is' : `${waiting} geplande sessies zijn`} voorbij en {waiting === 1 ? 'staat' : 'staan'} nog niet in het logboek.</strong><br />Begin bij {next.activity.title}.
        </Notice>
      )}
      {activities.some(({ status }) => status === 'REPORTED' || status === 'ACCEPTED') && (
        <p><strong>Uw eindverslag is ingediend.</strong> Wat daarin staat, telt. Hieronder staat alleen wat u in het logboek noteerde. <a href={`/dossiers/${grant.number}/plan`}>Bekijk wat u realiseerde</a></p>
      )}
      {activities.length > 0 && <Planned activities={activities} />}
      <Section title="Per activiteit" ruled>
        <DataTable
          label="Activiteiten" density="lay" rows={activities} rowKey={({ rowId }) => rowId} empty="In het plan van dit dossier staan geen activiteiten."
          columns={[
            { key: 'title', head: 'Activiteit', rowHead: true, cell: ({ rowId, title, locationName }) => <><a href={activityPath(grant.number, rowId)}>{title}</a><span className="table__note">{locationName}</span></> },
            { key: 'status', head: 'Toestand', cell: ({ status }) => <StatusWord tone={activityWords[status].tone}>{activityWords[status].word}</StatusWord> },
            { key: 'sessions', head: 'Sessies', numeric: true, cell: ({ sums, plannedDayParts }) => `${sums.sessions} van ${plannedDayParts}` },
            { key: 'hours', head: 'Kinduren', numeric: true, cell: ({ sums, plannedChildQuarters }) => `${formatHours(sums.childQuarters)} van ${formatHours(plannedChildQuarters)}` },
            { key: 'open', head: 'Te noteren', numeric: true, cell: (activity) => pastOpen(activity).length },
          ]}
        />
      </Section>
    </LayPage>
  )
}

function Planned({ activities }: { activities: readonly ActivityLog[] }) {
  const planned = activities.reduce((sum, { plannedDayParts }) => sum + plannedDayParts, 0)
  const held = activities.reduce((sum, activity) => sum + heldOfPlan(activity), 0)
  const beside = activities.reduce((sum, { sums }) => sum + sums.sessions, 0) - held
  const finding = `${held} van de ${planned} geplande sessies ${held === 1 ? 'staat' : 'staan'} als gehouden in het logboek.`
  return (
    <>
      <p>{finding}{beside > 0 && ` Daarnaast hield u ${beside === 1 ? '1 sessie die niet in het plan staat' : `${beside} sessies die niet in het plan staan`}.`}</p>
      <BarChart label={finding} source={beside > 0 ? 'Uw logboek. Vol: in het plan. Gestreept: buiten het plan.' : 'Uw logboek'} bars={activities.map(barOf)} goal={{ value: 100, word: 'plan' }} />
    </>
  )
}

const barOf = (activity: ActivityLog): Bar => {
  const { title, sums: { sessions }, plannedDayParts } = activity
  const share = (count: number): number => Math.round((100 * count) / plannedDayParts)
  return { label: title, value: plannedDayParts === 0 ? null : share(sessions), beside: plannedDayParts === 0 ? 0 : share(sessions - heldOfPlan(activity)), words: `${sessions} van ${plannedDayParts}`, reached: sessions > 0 }
}

function Aside({ page: { grant, activities, mayKeep } }: { page: LogPage }) {
  const sums = sumsOf(activities.flatMap(({ logged }) => logged))
  return (
    <>
      <SideBlock title="Tot nu toe">
        <FigureList
          rows={[
            { term: 'Sessies gehouden', value: String(sums.sessions) },
            ...(sums.cancelled > 0 ? [{ term: 'Sessies geschrapt', value: String(sums.cancelled) }] : []),
            { term: 'Contacturen', value: formatHours(sums.quarters) },
            { term: 'Aanwezigheden', value: sums.present.toLocaleString('nl-BE') },
            { term: 'Aanwezigheidsgraad', value: formatShare(sums.present, sums.enrolled) ?? 'nog niet gekend' },
            { term: 'Kinduren', value: formatHours(sums.childQuarters), strong: true },
          ]}
          note="Het loket berekent deze sommen uit uw sessies."
        />
      </SideBlock>
      <SideBlock title="Subsidieperiode"><p className="small">{formatDay(grant.periodStart)} tot en met {formatDay(grant.periodEnd)}</p></SideBlock>
      {mayKeep && <SideBlock title="Ter plaatse tellen"><p className="small"><a href={`/dossiers/${grant.number}/tellen`}>Tel op uw telefoon</a>, ook zonder netwerk.</p></SideBlock>}
    </>
  )
}
