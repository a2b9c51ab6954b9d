import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { loadRequest } from '../../../../_steps/load-request'
import { PastePage } from '../../../../_steps/paste-page'

export const metadata: Metadata = { title: 'Plak uit uw rekenblad' }

export default async function PasteBudgetPage({ params }: { params: Promise<{ id: string; soort: string }> }) {
  const { id, soort } = await params
  const { editable } = await loadRequest(id)
  if (!editable || (soort !== 'kosten' && soort !== 'opbrengsten')) notFound()
  return <PastePage id={id} kind={soort} back="begroting" backLabel="Begroting" />
}
