import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Deadline } from '@/app/_ui/deadline'
import { DocumentBox } from '@/app/_ui/document-box'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import { SummaryList } from '@/app/_ui/summary-list'
import type { GrantToFollow } from '@/lib/grants/queries'
import { appealBlock } from '@/lib/letters/letter-texts'
import { replyToRevocation } from '../actions'

/** What VLAIO means to do, why, and until when the beneficiary can answer; or that it is done, and where one can go with it. */
export function RevocationSection({ view: { grant, canSign, now } }: { view: GrantToFollow }) {
  const revocation = grant.revocations[0]
  if (!revocation) return null
  const { confirmedAt, hearingUntil, repliedAt } = revocation
  const hearing = confirmedAt === null && repliedAt === null && now < hearingUntil
  return (
    <Section title="Intrekking" intro={confirmedAt ? 'Deze subsidie is ingetrokken.' : 'We zijn van plan deze subsidie in te trekken. U kunt eerst reageren.'} ruled>
      <SummaryList
        rows={[
          { term: confirmedAt ? 'Ingetrokken op' : 'Aangekondigd op', value: <Instant at={confirmedAt ?? revocation.proposedAt} precision="day" /> },
          { term: 'Waarom', value: revocation.motivation },
          ...(hearing ? [{ term: 'U kunt reageren', value: <Deadline at={hearingUntil} /> }] : []),
          ...(repliedAt ? [{ term: 'Uw reactie', value: <>{revocation.reply} (<Instant at={repliedAt} precision="day" />)</> }] : []),
        ]}
      />
      {hearing && (canSign ? (
        <Form action={replyToRevocation} hidden={{ revocationId: revocation.id }} submit="Verstuur reactie" label="Reactie op de intrekking">
          <TextAreaField name="reply" label="Uw reactie" hint="U reageert één keer. We lezen uw reactie voor we beslissen." maximum={5000} rows={5} />
        </Form>
      ) : <p>Een gemachtigde van uw organisatie kan hier reageren.</p>)}
      {confirmedAt && !grant.recovery && <DocumentBox title="Niet akkoord?">{appealBlock(grant.call).paragraphs.map((text) => <p key={text}>{text}</p>)}</DocumentBox>}
    </Section>
  )
}
