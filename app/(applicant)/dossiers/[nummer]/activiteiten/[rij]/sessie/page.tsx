import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Tabs } from '@/app/_ui/tabs'
import { formatDuration } from '@/lib/activity-log/duration'
import { formatDay } from '@/lib/time'
import { cancelOne, log } from '../../actions'
import { DayForms } from '../day-forms'
import { activityPath } from '../../session-words'
import { readActivity } from '../read-activity'
import { SessionFields, SlotFields } from '../session-fields'

export const metadata: Metadata = { title: 'Sessie noteren, schrappen of verplaatsen' }

type SessionProps = { params: Promise<{ nummer: string; rij: string }>; searchParams: Promise<{ dag?: string | string[]; deel?: string | string[]; wat?: string | string[] }> }

/** One session that the list of planned ones does not say well: it was another, it was cancelled, or it comes on another day or besides. */
export default async function NewSessionPage({ params, searchParams }: SessionProps) {
  const { dag, deel, wat } = await searchParams
  const { page, activity } = await readActivity(params)
  if (!page.mayKeep) notFound()
  const here = activityPath(page.grant.number, activity.rowId)
  const planned = activity.open.find(({ day, dayPart }) => day === dag && dayPart === deel)
  const what = wat === 'schrappen' || wat === 'dag' ? wat : 'noteren'
  const cancels = what === 'schrappen'
  const query = planned ? `dag=${planned.day}&deel=${planned.dayPart}` : ''
  const titles = { noteren: 'Sessie noteren', schrappen: 'Sessie schrappen', dag: planned ? 'Sessie verplaatsen' : 'Sessie toevoegen' }
  const tab = (label: string, one: keyof typeof titles) => ({ label, href: `${here}/sessie?${[query, one === 'noteren' ? '' : `wat=${one}`].filter(Boolean).join('&')}`, current: what === one })
  const last = activity.logged.findLast(({ status }) => status === 'HELD')
  const slot = { heldOn: planned ? formatDay(planned.day) : '', dayPart: planned?.dayPart ?? '', duration: planned ? formatDuration(planned.quarters) : last ? formatDuration(last.quarters) : '' }
  const hidden = { grantId: page.grant.id, rowId: activity.rowId, terug: here, clientKey: randomUUID() }
  const heading = (
    <>
      <PageHeading kicker={activity.title} title={titles[what]} />
      <Tabs label="Wat is er met de sessie?" tabs={[tab('Ze ging door', 'noteren'), tab('Ze gaat niet door', 'schrappen'), tab(planned ? 'Ze komt op een andere dag' : 'Ze komt er nog bij', 'dag')]} />
    </>
  )
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'Activiteiten', href: `/dossiers/${page.grant.number}/activiteiten` }, { label: activity.title, href: here }]} />
      {what === 'dag' ? <DayForms hidden={hidden} planned={planned} heading={heading} /> : cancels ? (
        <Form action={cancelOne} hidden={hidden} values={slot} submit="Schrap de sessie" danger heading={heading}>
          <SlotFields />
          <TextAreaField name="reason" label="Waarom gaat of ging ze niet door?" rows={3} minimum={10} maximum={500} />
        </Form>
      ) : (
        <Form action={log} hidden={hidden} values={{ ...slot, enrolled: last?.enrolled == null ? '' : String(last.enrolled) }} submit="Bewaar" heading={heading}>
          <SessionFields />
        </Form>
      )}
    </LayPage>
  )
}
