import { Tabs } from '@/app/_ui/tabs'

const parts = [
  { label: 'Oproepen', href: '/admin/oproepen' },
  { label: 'Gebruikers', href: '/admin/gebruikers' },
  { label: 'Partnerschappen', href: '/admin/partnerschappen' },
  { label: 'Criteria en indicatoren', href: '/admin/rubrieken' },
  { label: 'Schoolvakanties', href: '/admin/feestdagen' },
] as const

export type AdminPart = (typeof parts)[number]['href']

/** The parts of the administrator's desk. */
export function AdminTabs({ current }: { current: AdminPart }) {
  return <Tabs label="Onderdelen van het beheer" tabs={parts.map((part) => ({ ...part, current: part.href === current }))} />
}
