import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Form } from '@/app/_form/form'
import { DataTable, type Column } from '@/app/_ui/data-table'
import { Empty } from '@/app/_ui/empty'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { StatusWord } from '@/app/_ui/status-word'
import { Warning } from '@/app/_ui/warning'
import { can } from '@/lib/access/policy'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { letterBatch, type BatchLetter } from '@/lib/decisions/letter-batch'
import { outcomeWords } from '@/lib/decisions/words'
import { CallPath, CallTabs } from '../../call-tabs'
import { remake } from '../actions'

export const metadata: Metadata = { title: 'Brieven' }

/** All letters of a round before they go out, what holds one back first. */
export default async function LettersPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params
  const actor = await requireActor()
  const view = await asActor(actor, (tx) => letterBatch(tx, actor, code))
  if (!view) notFound()
  const { call, letters, published, waiting } = view
  const held = letters.filter(({ faults }) => faults.length > 0).length
  return (
    <OfficePage>
      <CallPath code={code} />
      <PageHeading title="Brieven" kicker={call.name} lead={published ? 'Deze brieven zijn bekendgemaakt.' : 'Deze brieven vertrekken bij de bekendmaking, alle tegelijk. Tot dan ziet geen aanvrager ze.'} />
      <CallTabs code={code} current="/beslissing" />
      <p><a href={`/beheer/oproepen/${code}/beslissing`}>Terug naar de beslissing</a></p>
      {!published && held > 0 && <Warning title={held === 1 ? '1 brief is geblokkeerd.' : `${held} brieven zijn geblokkeerd.`}>De oproep kan pas bekendgemaakt worden als elke brief volledig is. Verbeter het adres, het contact of het sjabloon, en maak de brieven daarna opnieuw.</Warning>}
      {!published && waiting > 0 && <p>{waiting === 1 ? '1 dossier heeft nog geen brief' : `${waiting} dossiers hebben nog geen brief`}: die komt met de bevestiging van de beslissing.</p>}
      {!published && letters.length > 0 && can(actor, 'decision.remake-letters') && (
        <Form action={remake} hidden={{ callId: call.id }} submit="Maak de brieven opnieuw" label="Brieven opnieuw maken">
          <p>Met het adres, het contact en het sjabloon van nu. Wat beslist is, verandert niet.</p>
        </Form>
      )}
      {letters.length === 0 ? <Empty>Er zijn nog geen brieven. Een brief komt er als een beslissing bevestigd is.</Empty> : <DataTable stacks label="Brieven" columns={columns(code, published)} rows={letters} rowKey={({ applicationId }) => applicationId} />}
    </OfficePage>
  )
}

const columns = (code: string, published: boolean): Column<BatchLetter>[] => [
  { key: 'number', head: 'Dossier', narrow: true, cell: ({ number }) => <a href={`/beheer/oproepen/${code}/beslissing/${number}`}>{number}</a> },
  { key: 'organisation', head: 'Aan', rowHead: true, cell: ({ organisation }) => organisation },
  { key: 'outcome', head: 'Beslissing', cell: ({ outcome }) => outcomeWords[outcome] },
  { key: 'state', head: 'Stand', cell: ({ faults }) => (faults.length > 0 && !published ? <StatusWord tone="refused">geblokkeerd: {faults.join(', ')}</StatusWord> : <StatusWord tone="done">{published ? 'bekendgemaakt' : 'klaar'}</StatusWord>) },
  { key: 'version', head: 'Sjabloon', narrow: true, cell: ({ version }) => version },
  { key: 'pdf', head: 'Brief', narrow: true, cell: ({ applicationId, number }) => (published ? <a href={`/aanvragen/${applicationId}/beslissing/brief`} download>Pdf</a> : <a href={`/beheer/oproepen/${code}/beslissing/brieven/${number}`}>Voorbeeld (pdf)</a>) },
]
