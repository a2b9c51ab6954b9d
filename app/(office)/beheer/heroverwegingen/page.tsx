import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { DataTable, type Column } from '@/app/_ui/data-table'
import { Deadline } from '@/app/_ui/deadline'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import { requireActor } from '@/lib/auth'
import { reconsiderationList, type ReconsiderationLine } from '@/lib/reconsiderations/queries'
import { reconsiderationWords } from '@/lib/reconsiderations/words'

export const metadata: Metadata = { title: 'Heroverwegingen' }

/** Who asked to look at a decision again: what waits by its term, then what was answered. */
export default async function ReconsiderationsPage() {
  const actor = await requireActor()
  const { list, now } = await readPage(actor, async (tx, at) => {
    const found = await reconsiderationList(tx, actor)
    return found && { list: found, now: at }
  })
  return (
    <OfficePage>
      <PageHeading title="Heroverwegingen" lead="Verzoeken om een beslissing opnieuw te bekijken. Wie aan die beslissing meewerkte, behandelt het verzoek niet." />
      <DataTable stacks label="Te beantwoorden" columns={[...columns, { key: 'term', head: 'Antwoord', narrow: true, cell: ({ answerDueAt }) => <span className={now >= answerDueAt ? 'late' : undefined}><Deadline at={answerDueAt} short /></span> }]} rows={list.waiting} rowKey={({ id }) => id} empty="Er wacht geen verzoek tot heroverweging." />
      {list.answered.length > 0 && (
        <Section title="Beantwoord">
          <DataTable stacks label="Beantwoord" columns={[...columns, { key: 'answered', head: 'Beantwoord', narrow: true, cell: ({ answeredAt }) => answeredAt && <Instant at={answeredAt} precision="day" short /> }]} rows={list.answered} rowKey={({ id }) => id} />
        </Section>
      )}
    </OfficePage>
  )
}

const columns: Column<ReconsiderationLine>[] = [
  { key: 'number', head: 'Dossier', narrow: true, rowHead: true, cell: ({ number }) => <a href={`/beheer/dossiers/${number}/beroep`}>{number}</a> },
  { key: 'organisation', head: 'Organisatie', cell: ({ organisation }) => organisation },
  { key: 'about', head: 'Over', cell: ({ about }) => (about === 'INELIGIBLE' ? 'onontvankelijkheid' : 'beslissing') },
  { key: 'received', head: 'Ontvangen', narrow: true, cell: ({ receivedAt, dueAt }) => <><Instant at={receivedAt} precision="day" short />{receivedAt >= dueAt && ' (te laat)'}</> },
  { key: 'handler', head: 'Behandeld door', cell: ({ handler }) => handler?.name ?? 'nog niemand' },
  { key: 'state', head: 'Stand', cell: ({ office }) => <StatusWord tone={office === 'UPHELD' ? 'done' : office === 'RECEIVED' ? 'yours' : office === 'IN_HANDLING' ? 'busy' : 'neutral'}>{reconsiderationWords[office]}</StatusWord> },
]
