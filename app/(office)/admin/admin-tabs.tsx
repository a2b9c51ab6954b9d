import { Tabs } from '@/app/_ui/tabs'
import { can, type Action } from '@/lib/access/policy'
import { currentActor } from '@/lib/auth'

const parts = [
  { label: 'Oproepen', href: '/admin/oproepen', action: 'call.update' },
  { label: 'Gebruikers', href: '/admin/gebruikers', action: 'user.read' },
  { label: 'Partnerschappen', href: '/admin/partnerschappen', action: 'partnership.manage' },
  { label: 'Criteria en indicatoren', href: '/admin/rubrieken', action: 'call.update' },
  { label: 'Schoolvakanties', href: '/admin/feestdagen', action: 'reference.check' },
  { label: 'Mails en brieven', href: '/admin/instellingen', action: 'settings.change' },
] as const satisfies readonly { label: string; href: string; action: Action }[]

export type AdminPart = (typeof parts)[number]['href']

/** The parts of the administrator's desk that this person may open; one part needs no tabs. */
export async function AdminTabs({ current }: { current: AdminPart }) {
  const actor = await currentActor()
  const tabs = parts.filter(({ action }) => can(actor, action)).map(({ label, href }) => ({ label, href, current: href === current }))
  return tabs.length > 1 ? <Tabs label="Onderdelen van het beheer" tabs={tabs} /> : null
}
