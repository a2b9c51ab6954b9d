import { readPage } from '@/app/_frame/read-page'
import { Blockers } from '@/app/_ui/blockers'
import { Empty } from '@/app/_ui/empty'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { isLate, lateFirst, termWords } from '@/app/_ui/term'
import { requireActor } from '@/lib/auth'
import { callsInAssessment, waitingWork } from '@/lib/worklist/queries'
import { CallBlockers } from './oproepen/call-blockers'

export const metadata = { title: 'Mijn werk' }

export default async function WorkPage() {
  const actor = await requireActor()
  const { work, calls, now } = await readPage(actor, async (tx, now) => ({ now, work: await waitingWork(tx, actor), calls: await callsInAssessment(tx, actor, now) }))
  return (
    <OfficePage>
      <PageHeading title="Mijn werk"><p><a href="/kalender">Kalender van oproepen, beslissingen en adviezen</a></p></PageHeading>
      <Section title="Wat op u wacht">
        {work.length === 0 ? <Empty>Er wacht niets op u.</Empty> : <Blockers label="Wat op u wacht" blockers={lateFirst(work, now).map(({ count, what, href, act, dueAt }) => ({ count, what, ...(dueAt ? { term: termWords(dueAt, now), late: isLate(dueAt, now) } : {}), action: { label: act, href } }))} />}
      </Section>
      <Section title="Wat oproepen blokkeert">
        {calls.length === 0 && <Empty>Er is geen oproep in beoordeling.</Empty>}
        {calls.map((progress) => (
          <Section key={progress.call.code} level={3} title={<a href={`/beheer/oproepen/${progress.call.code}`}>{progress.call.name}</a>}>
            <CallBlockers progress={progress} now={now} />
          </Section>
        ))}
      </Section>
    </OfficePage>
  )
}
