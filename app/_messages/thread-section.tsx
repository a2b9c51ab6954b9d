import { randomUUID } from 'node:crypto'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Empty } from '@/app/_ui/empty'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import type { Thread } from '@/lib/messages/queries'
import { send } from './actions'

/** The messages of a file, oldest first, and the form under them: the same for both sides. */
export function ThreadSection({ thread }: { thread: Thread }) {
  const { application, messages, mayWrite, side } = thread
  return (
    <>
      {messages.length === 0 ? <Empty>Nog geen berichten.</Empty> : (
        <ol className="plain thread">
          {messages.map(({ id, text, writtenAt, fromOffice, own, author }) => (
            <li className={fromOffice === (side === 'OFFICE') ? 'thread__message' : 'thread__message thread__message--other'} key={id}>
              <p className="small"><strong>{own ? 'U' : author}</strong> <span className="muted">{fromOffice ? 'VLAIO' : application.organisation.legalName}, <Instant at={writtenAt} precision="minute" /></span></p>
              <p className="prose">{text}</p>
            </li>
          ))}
        </ol>
      )}
      {mayWrite && (
        <Section title="Schrijf een bericht">
          <Form action={send} hidden={{ applicationId: application.id, messageId: randomUUID() }} submit="Verstuur bericht" label="Bericht schrijven">
            <TextAreaField name="text" label="Uw bericht" rows={6} maximum={4000} hint={hints[side]} />
          </Form>
        </Section>
      )}
    </>
  )
}

const hints = {
  APPLICANT: 'De dossierbeheerder en uw collega’s lezen dit. Een bericht kunt u niet meer wijzigen.',
  OFFICE: 'De aanvrager en de dossierbeheerders lezen dit. Schrijf hier niets uit nota’s of beoordelingen. Een bericht kunt u niet meer wijzigen.',
} as const
