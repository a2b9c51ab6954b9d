import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { isStaff } from '@/lib/access/actor'
import { requireActor } from '@/lib/auth'
import { amendmentPage } from '@/lib/grants/amendment-view'
import { grantWords } from '@/lib/grants/words'
import { stopsOf } from '@/lib/payments/execution-view'
import { AmendmentSection } from './amendment-section'
import { RevokeSection } from './revoke-section'
import { StopSection } from './stop-section'

export const metadata: Metadata = { title: 'Uitvoering' }

/** The grant in execution: where it stands, what was changed, and the acts of the office on it. */
export default async function ExecutionPage({ params }: { params: Promise<{ nummer: string }> }) {
  const { nummer } = await params
  const actor = await requireActor()
  const { view, stops } = await readPage(actor, async (tx, now) => {
    const found = isStaff(actor) ? await amendmentPage(tx, actor, nummer) : null
    const stopsFound = found && (await stopsOf(tx, actor, nummer, now))
    return stopsFound && { view: found, stops: stopsFound }
  })
  const { grant } = view
  return (
    <OfficePage>
      <Breadcrumb items={[{ label: 'Dossiers', href: '/beheer/dossiers' }, { label: nummer, href: `/beheer/dossiers/${nummer}` }]} />
      <PageHeading kicker={`${nummer}, ${grant.application.title}`} title="Uitvoering" lead={`Toestand: ${grantWords[grant.status]}.`} />
      <AmendmentSection view={view} />
      <StopSection stops={stops} />
      <RevokeSection stops={stops} />
    </OfficePage>
  )
}
