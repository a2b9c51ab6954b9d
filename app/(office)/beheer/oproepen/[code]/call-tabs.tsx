import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Tabs } from '@/app/_ui/tabs'
import { callTabs, type CallPart } from '@/lib/access/navigation'
import { currentActor } from '@/lib/auth'
import { CallMoneyBar } from './call-money'

const ofMoney: readonly CallPart[] = ['/rangschikking', '/scenarios', '/beslissing']

/** The way back, above the heading. */
export function CallPath({ code }: { code: string }) {
  return <Breadcrumb items={[{ label: 'Oproepen', href: '/beheer/oproepen' }, { label: code, href: `/beheer/oproepen/${code}` }]} />
}

/** The parts of the work on a call, under the heading; where its money is decided, with how that stands. */
export async function CallTabs({ code, current }: { code: string; current: CallPart }) {
  const actor = await currentActor()
  const tabs = callTabs(actor).map(({ label, href }) => ({ label, href: `/beheer/oproepen/${code}${href}`, current: href === current }))
  return (
    <>
      <Tabs label={`Onderdelen van oproep ${code}`} tabs={tabs} />
      {ofMoney.includes(current) && <CallMoneyBar actor={actor} code={code} />}
    </>
  )
}
