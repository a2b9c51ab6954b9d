import { Empty } from '@/app/_ui/empty'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { ownDrafts, publicCalls } from '@/lib/calls/queries'
import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { CallList } from './call-list'

export const metadata = { title: 'Oproepen' }

export default async function CallsPage() {
  const actor = await currentActor()
  const { calls, drafts, now } = await asActor(actor, async (tx, now) => ({ calls: await publicCalls(tx, actor), drafts: await ownDrafts(tx, actor), now }))
  const current = calls.filter(({ status }) => status === 'OPEN' || status === 'ANNOUNCED').toReversed()
  const earlier = calls.filter((call) => !current.includes(call))
  return (
    <LayPage>
      <PageHeading title="Oproepen" lead="Een oproep zegt wie subsidie kan vragen, waarvoor, hoeveel en tot wanneer." />
      <Section title="Nu en binnenkort">
        {current.length > 0 ? <CallList calls={current} now={now} drafts={drafts} level={3} /> : <Empty>Er is nu geen oproep open. Kijk later nog eens.</Empty>}
      </Section>
      {earlier.length > 0 && (
        <Section title="Gesloten oproepen">
          <CallList calls={earlier} now={now} drafts={drafts} level={3} />
        </Section>
      )}
    </LayPage>
  )
}
