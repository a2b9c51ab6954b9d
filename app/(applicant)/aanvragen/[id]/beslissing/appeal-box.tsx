import { ButtonLink } from '@/app/_ui/button'
import { Deadline } from '@/app/_ui/deadline'
import { DocumentBox } from '@/app/_ui/document-box'
import { Section } from '@/app/_ui/section'
import type { PublishedDecision } from '@/lib/grants/queries'

/** Where one can go with a decision one does not agree with: the words of the letter itself, with the last day worked out. */
export function AppealBox({ view: { application, letter, reconsiderUntil, askedAgain, mayAskAgain } }: { view: PublishedDecision }) {
  const { appeal, contact } = letter.content
  return (
    <Section title="Niet akkoord?">
      <DocumentBox>
        {appeal.paragraphs.map((text, index) => (
          <p key={text}>{text}{index === 0 && <> Voor deze beslissing is dat <strong><Deadline at={reconsiderUntil} /></strong>.</>}</p>
        ))}
        {(askedAgain || mayAskAgain) && <p><ButtonLink href={`/aanvragen/${application.id}/heroverweging`} kind="secondary">{askedAgain ? 'Bekijk uw verzoek tot heroverweging' : 'Vraag heroverweging'}</ButtonLink></p>}
        <p className="small muted">{contact.heading}: {contact.name}, {contact.email}, {contact.phone}. Dossier {letter.content.number}.</p>
      </DocumentBox>
    </Section>
  )
}
