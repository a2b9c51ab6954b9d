import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Tabs } from '@/app/_ui/tabs'
import { can, type Action } from '@/lib/access/policy'
import { currentActor } from '@/lib/auth'

const parts = [
  { label: 'Overzicht', path: '', action: 'call.read-progress' },
  { label: 'Rangschikking', path: '/rangschikking', action: 'ranking.read' },
  { label: 'Beslissing', path: '/beslissing', action: 'ranking.read' },
  { label: 'Uitstel', path: '/uitstel', action: 'extension.read' },
] as const satisfies readonly { label: string; path: string; action: Action }[]

/** The way back, above the heading. */
export function CallPath({ code }: { code: string }) {
  return <Breadcrumb items={[{ label: 'Oproepen', href: '/beheer/oproepen' }, { label: code, href: `/beheer/oproepen/${code}` }]} />
}

/** The parts of the work on a call that this person may open, under the heading. */
export async function CallTabs({ code, current }: { code: string; current: string }) {
  const actor = await currentActor()
  const base = `/beheer/oproepen/${code}`
  const tabs = parts.filter(({ action }) => can(actor, action)).map(({ label, path }) => ({ label, href: base + path, current: path === current }))
  return <Tabs label={`Onderdelen van oproep ${code}`} tabs={tabs} />
}
