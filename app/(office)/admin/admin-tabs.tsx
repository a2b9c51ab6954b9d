import { Tabs } from '@/app/_ui/tabs'
import { adminTabs, type AdminPart } from '@/lib/access/navigation'
import { currentActor } from '@/lib/auth'

/** The parts of the administrator's desk; one part needs no tabs. */
export async function AdminTabs({ current }: { current: AdminPart }) {
  const tabs = adminTabs(await currentActor()).map(({ label, href }) => ({ label, href, current: href === current }))
  return tabs.length > 1 ? <Tabs label="Onderdelen van het beheer" tabs={tabs} /> : null
}
