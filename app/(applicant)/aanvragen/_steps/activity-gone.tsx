import { Actions, ButtonLink } from '@/app/_ui/button'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { activityPath } from './activity-place'
import type { LoadedRequest } from './load-request'

/** An address that named an activity a moment ago: a colleague took it away, or one before it. */
export function ActivityGone({ request: { application, draft } }: { request: LoadedRequest }) {
  const base = `/aanvragen/${application.id}`
  const activities = draft.activities ?? []
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'Aanvraag', href: base }, { label: 'Activiteiten', href: `${base}/activiteiten` }]} />
      <PageHeading title="Deze activiteit staat hier niet meer" lead="Misschien haalde een collega, of uzelf in een ander venster, een activiteit weg. Dan hebben andere activiteiten nu een ander nummer." />
      <Actions><ButtonLink href={`${base}/activiteiten`}>Naar de activiteiten</ButtonLink></Actions>
      {activities.length > 0 && (
        <Section title="Deze activiteiten staan er wel">
          <ol className="plain">{activities.map(({ id, title }, index) => <li key={id}><a href={`${base}/${activityPath(index, id)}`}>{title?.trim() || `Activiteit ${index + 1}`}</a></li>)}</ol>
        </Section>
      )}
    </LayPage>
  )
}
