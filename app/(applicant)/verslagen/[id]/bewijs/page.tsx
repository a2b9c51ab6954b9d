import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { Actions, ButtonLink } from '@/app/_ui/button'
import { Checksum } from '@/app/_ui/checksum'
import { Instant } from '@/app/_ui/instant'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { ReceiptBox } from '@/app/_ui/receipt-box'
import { requireActor } from '@/lib/auth'
import { reportReceiptOf } from '@/lib/reports/report-receipt'
import { reportTypeWords } from '@/lib/reports/words'

export const metadata: Metadata = { title: 'Bewijs van indiening' }

/** The proof that a report was filed: to keep, and to check without the portal. */
export default async function ReportReceiptPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor()
  const { report, submission, name, submittedBy } = await readPage(actor, (tx) => reportReceiptOf(tx, actor, id))
  const { grant } = report
  return (
    <LayPage>
      <PageHeading display title={submission.round > 1 ? 'Uw verslag is opnieuw ingediend' : 'Uw verslag is ingediend'} lead={report.status === 'SUBMITTED' ? 'U hoeft nu niets te doen. We kijken het verslag na. We stuurden een bevestiging per mail.' : 'Dit is het bewijs van uw laatste indiening.'} />
      <ReceiptBox
        number={grant.number}
        rows={[
          { term: 'Verslag', value: reportTypeWords[report.type] },
          { term: 'Ingediend op', value: <Instant at={submission.submittedAt} precision="second" /> },
          { term: 'Door', value: `${submittedBy}, voor ${grant.organisation.legalName}` },
          { term: 'Op het bewijs', value: name },
          { term: 'Oproep', value: grant.call.name },
          { term: 'Controlegetal (SHA-256)', value: <Checksum hex={submission.sha256} /> },
        ]}
      />
      <Actions>
        <ButtonLink href={`/verslagen/${id}/bewijs.pdf`}>Download bewijs</ButtonLink>
        <a href={`/verslagen/${id}/nakijken`}>Bekijk wat u indiende</a>
        <a href={`/verslagen/${id}/verslag.zip`} download>Verslag met bewijsstukken (zip)</a>
        <a href={`/verslagen/${id}/bewijs.json`} download={`bewijs-verslag-${grant.number}.json`}>Bewijs als gegevens (JSON)</a>
        <a href="/controleer">Controleer een bewijs</a>
      </Actions>
    </LayPage>
  )
}
