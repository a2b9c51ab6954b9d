import { Checksum } from '@/app/_ui/checksum'
import { ReceiptBox } from '@/app/_ui/receipt-box'
import { Section } from '@/app/_ui/section'
import { formatKbo } from '@/lib/organisations/kbo'
import type { Outcome } from './check-files'

/** What was found, in words; the receipt itself only when it is sound. */
export function OutcomeShown({ outcome: { receipt, findings } }: { outcome: Outcome }) {
  const allSound = receipt !== null && findings.every(({ sound }) => sound)
  return (
    <Section title={allSound ? 'Dit bewijs is echt' : receipt ? 'Niet alles klopt' : 'Dit bewijs klopt niet'}>
      <ul className="findings">
        {findings.map(({ sound, text }) => (
          <li key={text} className={sound ? 'finding' : 'finding finding--wrong'}>
            {text}
          </li>
        ))}
      </ul>
      {receipt && (
        <ReceiptBox
          number={receipt.number}
          rows={[
            { term: 'Ingediend op', value: `${instant.format(new Date(receipt.submittedAt)).replaceAll(':', '.').replace(' om ', ', ')} uur (in het bewijs: ${receipt.submittedAt})` },
            { term: 'Organisatie', value: `${receipt.organisation.name}, ${formatKbo(receipt.organisation.kbo)}` },
            { term: 'Oproep', value: receipt.call },
            { term: 'Controlegetal (SHA-256)', value: <Checksum hex={receipt.contentSha256} /> },
            { term: 'Bestanden', value: receipt.files.length === 0 ? 'Geen' : receipt.files.map(({ name }) => name).join(', ') },
          ]}
        />
      )}
    </Section>
  )
}

const instant = new Intl.DateTimeFormat('nl-BE', { dateStyle: 'full', timeStyle: 'medium', timeZone: 'Europe/Brussels' })
