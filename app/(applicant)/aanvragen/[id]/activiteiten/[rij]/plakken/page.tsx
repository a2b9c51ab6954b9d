import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActivityGone } from '../../../../_steps/activity-gone'
import { activityAt, activityPath } from '../../../../_steps/activity-place'
import { loadRequest } from '../../../../_steps/load-request'
import { PastePage } from '../../../../_steps/paste-page'

export const metadata: Metadata = { title: 'Plak sessies' }

export default async function PasteSessionsPage({ params, searchParams }: { params: Promise<{ id: string; rij: string }>; searchParams: Promise<{ rij?: string }> }) {
  const { id, rij } = await params
  const request = await loadRequest(id)
  const { draft, editable } = request
  if (!editable) notFound()
  const found = activityAt(`/aanvragen/${id}`, draft, rij, (await searchParams).rij, { after: '/plakken' })
  if (!found) return <ActivityGone request={request} />
  const title = found.typed.title || `Activiteit ${rij}`
  return <PastePage id={id} kind="sessies" rowId={found.typed.id} back={activityPath(found.index, found.typed.id)} backLabel={title} kicker={title} />
}
