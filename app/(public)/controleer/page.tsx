import type { Metadata } from 'next'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { publicKeys } from '@/lib/filings/signing-key'
import { ReceiptCheck } from './receipt-check'

export const metadata: Metadata = { title: 'Bewijs controleren' }

export default async function CheckReceiptPage() {
  return (
    <LayPage>
      <PageHeading
        title="Bewijs controleren"
        lead="Kijk na of een bewijs van indiening echt is en niet is gewijzigd. Dat gebeurt in uw browser: er wordt niets verstuurd, en het werkt ook zonder internet."
      />
      <ReceiptCheck keys={await publicKeys()} />
      <Section title="Hoe werkt dit?" ruled>
        <p>
          Elk bewijs draagt een elektronische handtekening (Ed25519) van het loket. Wie één teken in het bestand verandert, breekt die handtekening. De{' '}
          <a href="/.well-known/stem-loket-keys.json">publieke sleutels</a> van het loket, ook die van vroeger, staan op een vast adres. Zo kan iedereen een bewijs ook zonder deze pagina nakijken.
        </p>
      </Section>
    </LayPage>
  )
}
