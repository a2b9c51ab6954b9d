import { AdviceTable } from '@/app/(office)/adviezen/advice-table'
import { AskForm } from '@/app/(office)/adviezen/ask-form'
import { readPage } from '@/app/_frame/read-page'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { adviceOfCall } from '@/lib/advice/queries'
import { requireActor } from '@/lib/auth'
import { CallPath, CallTabs } from '../call-tabs'

export const metadata = { title: 'Advies over de oproep' }

export default async function CallAdvicePage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params
  const actor = await requireActor()
  const { call, lines, choices } = await readPage(actor, (tx, now) => adviceOfCall(tx, actor, code, now))
  const files = lines.filter(({ file }) => file !== null)
  return (
    <OfficePage>
      <CallPath code={code} />
      <PageHeading kicker={call.name} title="Advies van beleidsdomeinen" />
      <CallTabs code={code} current="/adviezen" />
      <Section title="Over de oproep als geheel"><AdviceTable label="Adviezen over de oproep" lines={lines.filter(({ file }) => file === null)} empty="Over deze oproep is nog geen advies gevraagd." withCall={false} /></Section>
      <Section title="Over dossiers van de oproep"><AdviceTable label="Adviezen over dossiers" lines={files} empty="Over dossiers van deze oproep is nog geen advies gevraagd. Dat doet u op de pagina van het dossier." withCall={false} /></Section>
      {choices && <Section title="Vraag advies over de oproep"><AskForm choices={choices} callId={call.id} /></Section>}
    </OfficePage>
  )
}
