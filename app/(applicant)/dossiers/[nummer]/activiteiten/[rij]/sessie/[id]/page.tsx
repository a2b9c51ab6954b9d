import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DateField } from '@/app/_form/date-field'
import { Form } from '@/app/_form/form'
import { TickField } from '@/app/_form/tick-field'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Actions, Button } from '@/app/_ui/button'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { formatDuration } from '@/lib/activity-log/duration'
import { formatDay } from '@/lib/time'
import { change, remove, repeat } from '../../../actions'
import { activityPath, slotWords } from '../../../session-words'
import { readActivity } from '../../read-activity'
import { SessionFields } from '../../session-fields'

export const metadata: Metadata = { title: 'Sessie' }

/** One session of the log: put right, repeated each week, or taken out. */
export default async function SessionPage({ params }: { params: Promise<{ nummer: string; rij: string; id: string }> }) {
  const { id } = await params
  const { page, activity } = await readActivity(params)
  const session = activity.logged.find((one) => one.id === id)
  if (!session || !page.mayKeep) notFound()
  const here = activityPath(page.grant.number, activity.rowId)
  const held = session.status === 'HELD'
  const values = { heldOn: formatDay(session.day), dayPart: session.dayPart, duration: formatDuration(session.quarters), enrolled: String(session.enrolled ?? ''), present: String(session.present ?? ''), walkIns: (session.present ?? 0) > (session.enrolled ?? 0) ? 'ja' : '' }
  const heading = <PageHeading kicker={activity.title} title={`Sessie van ${slotWords(session.day, session.dayPart)}`} {...(held ? {} : { lead: `Geschrapt: ${session.cancelReason}` })} />
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'Activiteiten', href: `/dossiers/${page.grant.number}/activiteiten` }, { label: activity.title, href: here }]} />
      {held ? (
        <Form action={change} hidden={{ sessionId: id, version: String(session.version), terug: here }} values={values} submit="Bewaar" heading={heading}>
          <SessionFields />
        </Form>
      ) : heading}
      {held && (
        <Section title="Herhaal deze sessie elke week" intro="Met dezelfde duur en aantallen. Wijzig daarna wat anders was. U neemt de reeks in één klik terug." ruled>
          <Form action={repeat} hidden={{ sessionId: id, terug: here }} label="Sessie herhalen">
            <DateField name="until" label="Tot en met" />
            <TickField name="skipHolidays" label="Sla schoolvakanties over" defaultValue="ja" optional />
            <Actions><Button kind="secondary">Herhaal elke week</Button></Actions>
          </Form>
        </Section>
      )}
      <Section title="Haal uit het logboek" intro="De sessie telt dan nergens meer mee. U kunt dat ongedaan maken." ruled>
        <Form action={remove} hidden={{ sessionId: id, terug: here }} submit="Haal weg" danger label="Sessie weghalen" />
      </Section>
    </LayPage>
  )
}
