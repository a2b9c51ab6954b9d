import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Tabs } from '@/app/_ui/tabs'
import { requireActor } from '@/lib/auth'
import { controlDesk } from '@/lib/controls/queries'
import { ConcludedTable, RunningTable, ToStartTable } from './control-tables'
import { Selections } from './selections'

export const metadata: Metadata = { title: 'Controle' }

const parts = ['te-starten', 'lopend', 'afgesloten', 'selecties'] as const

export default async function ControlPage({ searchParams }: { searchParams: Promise<{ deel?: string | string[] }> }) {
  const actor = await requireActor()
  const { deel } = await searchParams
  const desk = await readPage(actor, (tx, now) => controlDesk(tx, actor, now))
  const current = parts.find((part) => part === deel) ?? 'te-starten'
  const tab = (part: (typeof parts)[number], label: string, count: number) => ({ label, count, href: `/beheer/controle?deel=${part}`, current: part === current })
  const waiting = desk.toWeigh.reduce((sum, { reports }) => sum + reports, 0)
  return (
    <OfficePage>
      <PageHeading title="Controle" lead="Wat geselecteerd is, wordt gecontroleerd voor het wordt afgerekend." />
      {waiting > 0 && current !== 'selecties' && <p>{waiting} {waiting === 1 ? 'verslag is' : 'verslagen zijn'} nog niet gewogen. <a href="/beheer/controle?deel=selecties">Weeg nu</a></p>}
      <Tabs
        label="Onderdelen van de controle"
        tabs={[tab('te-starten', 'Te starten', desk.toStart.length), tab('lopend', 'Lopend', desk.running.length), tab('afgesloten', 'Afgesloten', desk.concluded.length), tab('selecties', 'Selecties', desk.selections.length)]}
      />
      {current === 'te-starten' && <ToStartTable rows={desk.toStart} />}
      {current === 'lopend' && <RunningTable rows={desk.running} />}
      {current === 'afgesloten' && <ConcludedTable rows={desk.concluded} />}
      {current === 'selecties' && <Selections desk={desk} />}
    </OfficePage>
  )
}
