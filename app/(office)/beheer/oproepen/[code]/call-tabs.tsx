import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Tabs } from '@/app/_ui/tabs'

const parts = [
  { label: 'Overzicht', path: '' },
  { label: 'Rangschikking', path: '/rangschikking' },
  { label: 'Beslissing', path: '/beslissing' },
]

/** The way back, above the heading. */
export function CallPath({ code }: { code: string }) {
  return <Breadcrumb items={[{ label: 'Oproepen', href: '/beheer/oproepen' }, { label: code, href: `/beheer/oproepen/${code}` }]} />
}

/** The parts of the work on a call, under the heading. */
export function CallTabs({ code, current }: { code: string; current: string }) {
  const base = `/beheer/oproepen/${code}`
  return <Tabs label={`Onderdelen van oproep ${code}`} tabs={parts.map(({ label, path }) => ({ label, href: base + path, current: path === current }))} />
}
