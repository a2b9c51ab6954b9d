import { notFound } from 'next/navigation'
import { Empty } from '@/app/_ui/empty'
import { Instant } from '@/app/_ui/instant'
import { LayPage } from '@/app/_ui/lay-page'
import { MailText } from '@/app/_ui/mail-text'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { settings } from '@/lib/env'
import { readDemoMailbox } from '@/lib/mail/demo-mailbox'

export const metadata = { title: 'Postvak van de demo' }
export const dynamic = 'force-dynamic'

const SHOWN = 100

export default async function DemoMailboxPage() {
  const { demo, dataDir, appUrl } = settings()
  if (!demo) notFound()
  const mails = await readDemoMailbox(dataDir, SHOWN)
  return (
    <LayPage>
      <PageHeading title="Postvak van de demo" lead="Alle e-mail die het loket verstuurt, de nieuwste eerst. In de demo gaat er niets naar buiten." />
      {mails.length === 0 && <Empty>Nog geen e-mail. Meld u aan met een e-mailadres of dien een aanvraag in, en laad deze pagina opnieuw.</Empty>}
      {mails.map((mail, index) => (
        <Section key={`${mail.at}-${index}`} title={mail.subject} ruled intro={<>Aan {mail.to}, <Instant at={new Date(mail.at)} precision="second" /></>}>
          <MailText text={mail.text} appUrl={appUrl} />
        </Section>
      ))}
    </LayPage>
  )
}
