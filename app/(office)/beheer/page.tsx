import { readPage } from '@/app/_frame/read-page'
import { DataTable } from '@/app/_ui/data-table'
import { Empty } from '@/app/_ui/empty'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { requireActor } from '@/lib/auth'
import { callsInAssessment, waitingWork } from '@/lib/worklist/queries'
import { CallBlockers } from './oproepen/call-blockers'

export const metadata = { title: 'Mijn werk' }

export default async function WorkPage() {
  const actor = await requireActor()
  const { work, calls, now } = await readPage(actor, async (tx, now) => ({ now, work: await waitingWork(tx, actor), calls: await callsInAssessment(tx, actor) }))
  return (
    <OfficePage>
      <PageHeading title="Mijn werk"><p><a href="/kalender">Kalender van oproepen, beslissingen en adviezen</a></p></PageHeading>
      <Section title="Wat op u wacht">
        <DataTable
          label="Wat op u wacht"
          rows={work}
          rowKey={({ what }) => what}
          empty="Er wacht niets op u."
          density="lay"
          columns={[
            { key: 'count', head: 'Aantal', numeric: true, narrow: true, cell: ({ count }) => <strong>{count}</strong> },
            { key: 'what', head: 'Wat', rowHead: true, cell: ({ what }) => what },
            { key: 'act', head: 'Volgende stap', cell: ({ href, act, what }) => <a href={href}>{act}<span className="visually-hidden">: {what}</span></a> },
          ]}
        />
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
