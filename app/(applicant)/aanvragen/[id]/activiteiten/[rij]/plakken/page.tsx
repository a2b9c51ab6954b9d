import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActivityGone } from '../../../../_steps/activity-gone'
import { loadRequest } from '../../../../_steps/load-request'
import { PastePage } from '../../../../_steps/paste-page'

export const metadata: Metadata = { title: 'Plak sessies' }

export default async function PasteSessionsPage({ params }: { params: Promise<{ id: string; rij: string }> }) {
  const { id, rij } = await params
  const request = await loadRequest(id)
  const { draft, editable } = request
  const activity = /^\d{1,2}$/.test(rij) ? draft.activities?.[Number(rij) - 1] : undefined
  if (!editable) notFound()
  if (!activity) return <ActivityGone request={request} />
  const title = activity.title || `Activiteit ${rij}`
  return <PastePage id={id} kind="sessies" rowId={activity.id} back={`activiteiten/${rij}`} backLabel={title} kicker={title} />
}
