import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { countPage } from '@/lib/activity-log/queries'
import { requireActor } from '@/lib/auth'
import { LogTabs } from '../activiteiten/log-tabs'
import { CountScreen } from './count-screen'

export const metadata: Metadata = { title: 'Tellen' }

/** Counting at the door, on a telephone. */
export default async function CountPageOf({ params }: { params: Promise<{ nummer: string }> }) {
  const { nummer } = await params
  const actor = await requireActor()
  const page = await readPage(actor, (tx, now) => countPage(tx, actor, nummer, now))
  return (
    <LayPage>
      <Breadcrumb items={[{ label: `Dossier ${page.number}`, href: `/dossiers/${page.number}` }, { label: 'Activiteiten', href: `/dossiers/${page.number}/activiteiten` }]} />
      <PageHeading kicker={page.title} title="Tellen" lead="Eén tik is één kind. Valt het netwerk weg, dan telt u gewoon verder." />
      <LogTabs number={page.number} current="tellen" />
      <noscript><p>Tellen vraagt JavaScript. Zonder JavaScript vult u de aantallen in bij <a href={`/dossiers/${page.number}/activiteiten`}>de activiteiten</a>.</p></noscript>
      <CountScreen page={page} />
    </LayPage>
  )
}
