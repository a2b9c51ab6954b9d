import { LocalDate } from '@/app/_ui/local-date'
import { Section } from '@/app/_ui/section'
import type { PublishedDecision } from '@/lib/grants/queries'
import { localDay } from '@/lib/time'

/** What policy domains advised about this request: domain, day, tenor and why, without the name of who wrote it. */
export function AdviceSection({ advice }: { advice: PublishedDecision['advice'] }) {
  if (advice.length === 0) return null
  return (
    <Section title="Advies over uw aanvraag" intro="Bij een aanvraag kunnen we het advies van een beleidsdomein vragen. Dat advies telde mee, de beslissing is die van VLAIO.">
      {advice.map(({ domain, givenAt, words, text }) => (
        <details key={domain + givenAt.toISOString()} className="fold">
          <summary>{domain}: {words} (<LocalDate date={localDay(givenAt)} />)</summary>
          <p className="prose">{text === '' ? 'Zonder toelichting.' : text}</p>
        </details>
      ))}
    </Section>
  )
}
