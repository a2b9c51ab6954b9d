import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import { adviceSubject } from '@/lib/advice/schema'
import type { AdviceLine } from '@/lib/advice/queries'
import { AdviceStatus } from './advice-status'

/** The advice that was given, with date and domain, as it stands in a file and in its decision. What still waits is counted. */
export function GivenAdvice({ lines, href }: { lines: readonly AdviceLine[]; href: string }) {
  const given = lines.filter(({ status }) => status === 'GIVEN')
  const open = lines.filter(({ status, withdrawn }) => status === 'ASKED' && !withdrawn).length
  if (given.length + open === 0) return null
  return (
    <Section title="Advies van beleidsdomeinen" id="advies">
      <ul className="plain">
        {given.map((line) => (
          <li key={line.id} className="note">
            <p><strong>{line.domain}</strong>: <AdviceStatus line={line} /> <span className="muted small">{adviceSubject(line.file !== null)}, {line.givenAt && <Instant at={line.givenAt} precision="day" />}</span></p>
            {line.text !== '' && <p className="prose">{line.text}</p>}
          </li>
        ))}
      </ul>
      {open > 0 && <p>{open === 1 ? 'Er wacht nog 1 vraag om advies.' : `Er wachten nog ${open} vragen om advies.`} Een beslissing kan ook zonder.</p>}
      <p className="small"><a href={href}>Alle vragen om advies</a></p>
    </Section>
  )
}
