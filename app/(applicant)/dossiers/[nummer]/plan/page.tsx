import type { Metadata } from 'next'
import { PlanTables } from '@/app/_file/plan-tables'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireActor } from '@/lib/auth'
import { planPage } from '@/lib/payments/plan-view'

export const metadata: Metadata = { title: 'Plan' }

/** What was agreed in figures: as granted, as it holds now, as it was reported. */
export default async function PlanPageOf({ params }: { params: Promise<{ nummer: string }> }) {
  const { nummer } = await params
  const actor = await requireActor()
  const plan = await readPage(actor, (tx) => planPage(tx, actor, nummer))
  const { grant } = plan
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'Overzicht', href: '/academie' }, { label: `Dossier ${grant.number}`, href: `/dossiers/${grant.number}` }]} />
      <PageHeading kicker={`Dossier ${grant.number}, ${grant.call.name}`} title={grant.application.title} lead="Het plan zoals het is toegekend, zoals het nu geldt, en wat u ervan realiseerde." />
      <PlanTables plan={plan} />
      {!plan.reported && <p className="muted">Wat gerealiseerd is, staat hier na uw eindverslag.</p>}
    </LayPage>
  )
}
