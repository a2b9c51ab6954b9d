import type { Metadata } from 'next'
import { Form } from '@/app/_form/form'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Actions, ButtonLink } from '@/app/_ui/button'
import { FigureList } from '@/app/_ui/figure-list'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { SideBlock } from '@/app/_ui/side-block'
import { StatusWord } from '@/app/_ui/status-word'
import { pastOpen } from '@/lib/activity-log/past-open'
import { formatHours, formatShare } from '@/lib/activity-log/sums'
import { activityWords } from '@/lib/activity-log/words'
import { restore, undo } from '../actions'
import { activityPath, doneWord, slotWords } from '../session-words'
import { ActivityState } from './activity-state'
import { ComingSessions } from './coming-sessions'
import { CountsSection } from './counts-section'
import { DoneLine } from './done-line'
import { OpenSessions } from './open-sessions'
import { readActivity, type ReadActivity } from './read-activity'
import { SessionTable } from './session-table'

export const metadata: Metadata = { title: 'Activiteit' }

type ActivityProps = { params: Promise<{ nummer: string; rij: string }>; searchParams: Promise<{ weg?: string | string[]; invoer?: string | string[]; klaar?: string | string[]; aantal?: string | string[] }> }

/** One activity: what is still to note, what is in the log, and the participants as a whole. */
export default async function ActivityPage({ params, searchParams }: ActivityProps) {
  const { weg, invoer, klaar, aantal } = await searchParams
  const done = doneWord(klaar, aantal)
  const { page, activity } = await readActivity(params, typeof weg === 'string' ? weg : undefined)
  const { grant, mayKeep } = page
  const here = activityPath(grant.number, activity.rowId)
  const takes = mayKeep && !['CANCELLED', 'REPORTED', 'ACCEPTED'].includes(activity.status)
  const entry = activity.logged.filter(({ entryId }) => entryId === invoer)
  return (
    <LayPage aside={<Aside read={{ page, activity }} />}>
      <Breadcrumb items={[{ label: `Dossier ${grant.number}`, href: `/dossiers/${grant.number}` }, { label: 'Activiteiten', href: `/dossiers/${grant.number}/activiteiten` }]} />
      <PageHeading kicker={`Dossier ${grant.number}, ${activity.locationName}`} title={activity.title} />
      {done && <DoneLine key={`${done} ${activity.logged.length} ${activity.version}`}><StatusWord tone="done">{done}</StatusWord></DoneLine>}
      {activity.status === 'CANCELLED' && <p>Deze activiteit gaat niet door: {activity.cancelReason}</p>}
      {page.removed && <Form action={restore} hidden={{ sessionId: page.removed.id, terug: here }} submit="Maak ongedaan" label="Sessie terugzetten" heading={<DoneLine>De sessie van {slotWords(page.removed.day, page.removed.dayPart)} is uit het logboek.</DoneLine>} />}
      {entry.length > 0 && mayKeep && <Form action={undo} hidden={{ grantId: grant.id, entryId: entry[0]?.entryId ?? '', terug: here }} submit="Maak ongedaan" label="Invoer terugnemen" heading={<DoneLine>{entry.length === 1 ? '1 sessie is' : `${entry.length} sessies zijn`} in één keer toegevoegd.</DoneLine>} />}
      {takes && <OpenSessions read={{ page, activity }} />}
      {takes && (
        <Actions>
          <ButtonLink href={`${here}/sessie`} kind="secondary">Noteer een andere sessie</ButtonLink>
          <a href={`${here}/plakken`}>Plak uit uw rekenblad</a>
        </Actions>
      )}
      {takes && <ComingSessions read={{ page, activity }} />}
      <SessionTable read={{ page, activity }} />
      <CountsSection read={{ page, activity }} mayCount={takes} />
      {mayKeep && <ActivityState grantId={grant.id} activity={activity} here={here} />}
    </LayPage>
  )
}

function Aside({ read: { page, activity } }: { read: ReadActivity }) {
  const { sums, status, plannedDayParts, plannedQuarters, plannedChildQuarters, groups } = activity
  const waiting = pastOpen(activity).length
  return (
    <>
      <SideBlock title="Toestand"><p><StatusWord tone={activityWords[status].tone}>{activityWords[status].word}</StatusWord></p>{waiting > 0 && <p className="small">{waiting === 1 ? '1 sessie' : `${waiting} sessies`} te noteren</p>}</SideBlock>
      <SideBlock title="Gehouden en gepland">
        <FigureList
          rows={[
            { term: 'Sessies', value: `${sums.sessions} van ${plannedDayParts}` },
            { term: 'Contacturen', value: `${formatHours(sums.quarters)} van ${formatHours(plannedQuarters * groups)}` },
            { term: 'Aanwezigheidsgraad', value: formatShare(sums.present, sums.enrolled) ?? 'nog niet gekend' },
            { term: 'Kinduren', value: `${formatHours(sums.childQuarters)} van ${formatHours(plannedChildQuarters)}`, strong: true },
          ]}
          note={groups > 1 ? `Gepland voor ${groups} groepen: elke groep telt als een sessie.` : undefined}
        />
      </SideBlock>
      <SideBlock title="Meenemen"><p className="small"><a href={`${activityPath(page.grant.number, activity.rowId)}/logboek.csv`}>Download het logboek (CSV)</a>. U kunt het hier terug plakken.</p></SideBlock>
    </>
  )
}
