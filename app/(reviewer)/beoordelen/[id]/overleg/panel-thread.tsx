import { randomUUID } from 'node:crypto'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Button } from '@/app/_ui/button'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import type { ConsensusView } from '@/lib/reviews/overview'
import { write } from './actions'

/** What the reviewers and the chair write to each other about this file. */
export function PanelThread({ view: { applicationId, messages, mayDiscuss } }: { view: ConsensusView }) {
  if (messages.length === 0 && !mayDiscuss) return null
  return (
    <Section title="Gesprek" intro="Alleen de beoordelaars van dit dossier, de voorzitter en wie het overleg mag nalezen, zien dit. De aanvrager niet.">
      {messages.length > 0 && (
        <ol className="plain thread">
          {messages.map(({ id, author, own, text, writtenAt }) => (
            <li className={own ? 'thread__message' : 'thread__message thread__message--other'} key={id}>
              <p className="small"><strong>{author}</strong> <span className="muted"><Instant at={writtenAt} precision="minute" /></span></p>
              <p className="prose">{text}</p>
            </li>
          ))}
        </ol>
      )}
      {mayDiscuss && (
        <Form action={write} hidden={{ applicationId, messageId: randomUUID() }} label="Bericht in het overleg">
          <TextAreaField name="text" label="Bericht aan de anderen van het panel" hint="Een bericht kunt u niet meer wijzigen." rows={3} maximum={4000} />
          <Button kind="secondary">Verstuur bericht</Button>
        </Form>
      )}
    </Section>
  )
}
