import { Tabs } from '@/app/_ui/tabs'

const parts = [{ label: 'Berichten', href: '/beheer/uitgaand' }, { label: 'Brieven', href: '/beheer/uitgaand/brieven' }] as const

/** Mail that is sent, and letters that are put ready. */
export function OutgoingTabs({ current }: { current: (typeof parts)[number]['href'] }) {
  return <Tabs label="Wat het loket uitstuurt" tabs={parts.map((part) => ({ ...part, current: part.href === current }))} />
}
