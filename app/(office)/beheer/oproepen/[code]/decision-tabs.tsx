import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Tabs } from '@/app/_ui/tabs'

const parts = [
  { label: 'Overzicht', path: '' },
  { label: 'Rangschikking', path: '/rangschikking' },
  { label: 'Beslissing', path: '/beslissing' },
]

/** Where one is in the work on a call. */
export function CallTabs({ code, current }: { code: string; current: string }) {
  const base = `/beheer/oproepen/${code}`
  return (
    <>
      <Breadcrumb items={[{ label: 'Oproepen', href: '/beheer/oproepen' }, { label: code, href: base }]} />
      <Tabs label={`Onderdelen van oproep ${code}`} tabs={parts.map(({ label, path }) => ({ label, href: base + path, current: path === current }))} />
    </>
  )
}
