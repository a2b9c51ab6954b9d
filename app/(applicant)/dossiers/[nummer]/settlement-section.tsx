import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { formatEuro } from '@/app/_ui/amount'
import { Deadline } from '@/app/_ui/deadline'
import { DocumentBox } from '@/app/_ui/document-box'
import { FigureList } from '@/app/_ui/figure-list'
import { Instant } from '@/app/_ui/instant'
import { LocalDate } from '@/app/_ui/local-date'
import { Section } from '@/app/_ui/section'
import { SummaryList } from '@/app/_ui/summary-list'
import { Warning } from '@/app/_ui/warning'
import type { GrantToFollow } from '@/lib/grants/queries'
import { currentParts } from '@/lib/payments/current-parts'
import { explanationOf } from '@/lib/payments/explanation'
import { appealBlock } from '@/lib/letters/letter-texts'
import { addCents } from '@/lib/money'
import { formatIban } from '@/lib/organisations/iban'
import { reply } from '../actions'

/** The final amount with its formula, what is paid or asked back, and where one can go with it. */
export function SettlementSection({ view: { grant, canSign, mayReply } }: { view: GrantToFollow }) {
  const { settlement, recovery, call } = grant
  return (
    <>
      {settlement?.confirmedAt && (
        <Section title="Afrekening" intro={sentence(settlement.balanceCents, call.recoveryWaiverCents, grant.payments.some(({ type, status }) => type === 'BALANCE' && status === 'PAID'))} ruled>
          <FigureList rows={explanationOf(settlement.explanation).map(({ label, cents }, index, all) => ({ term: label, value: formatEuro(cents), strong: index === all.length - 1 }))} />
          {settlement.motivation !== '' && <p>{settlement.motivation}</p>}
        </Section>
      )}
      {recovery && (
        <Section title="Terugvordering" id="terugvordering" intro={recovery.waivedAt ? 'We vragen het verschil niet terug. U hoeft niets te betalen.' : recovery.claimedAt ? (grant.status === 'REVOKED' ? 'We vragen terug wat al betaald is.' : 'We vragen een deel van de uitbetaalde subsidie terug.') : grant.status === 'REVOKED' ? 'De subsidie is ingetrokken. Wat al betaald is, vragen we terug. U krijgt daarover een brief.' : 'De voorschotten waren hoger dan het definitieve bedrag. We zijn van plan het verschil terug te vragen. U kunt eerst reageren.'} ruled>
          <SummaryList
            rows={[
              { term: 'Bedrag', value: formatEuro(recovery.amountCents) },
              { term: 'Waarom', value: recovery.motivation },
              ...(recovery.claimedAt || recovery.waivedAt || recovery.repliedAt || grant.status === 'REVOKED' ? [] : [{ term: 'U kunt reageren', value: <Deadline at={recovery.hearingUntil} /> }]),
              ...(recovery.repliedAt ? [{ term: 'Uw reactie', value: <>{recovery.reply} (<Instant at={recovery.repliedAt} />)</> }] : []),
              ...(recovery.waivedAt ? [{ term: 'Waarom we niets terugvragen', value: recovery.waiveReason }] : []),
              ...(recovery.claimedAt && recovery.dueAt ? [{ term: 'Te betalen', value: <Deadline at={recovery.dueAt} /> }, { term: 'Rekening van VLAIO', value: formatIban(call.repaymentIban) }, { term: 'Gestructureerde mededeling', value: recovery.structuredMessage }] : []),
              ...(recovery.instalments.length > 0 ? [{ term: 'In delen', value: <Parts parts={currentParts(recovery)} /> }] : []),
              ...(recovery.replans[0] ? [{ term: 'Waarom andere delen', value: recovery.replans[0].reason }] : []),
              ...(recovery.repayments.length > 0 ? [{ term: 'Ontvangen', value: <Received repayments={recovery.repayments} /> }] : []),
              ...(recovery.claimedAt && !recovery.paidAt ? [{ term: 'Nog te betalen', value: formatEuro(openCents(recovery)) }] : []),
              ...(recovery.paidAt ? [{ term: 'Toestand', value: 'Terugbetaald' }] : []),
            ]}
          />
          {mayReply && canSign && (
            <Form action={reply} hidden={{ grantId: grant.id }} submit="Verstuur reactie" label="Reactie op de terugvordering">
              <TextAreaField name="reply" label="Uw reactie" hint="U reageert één keer. We lezen uw reactie voor we beslissen." maximum={5000} rows={5} />
            </Form>
          )}
          {mayReply && !canSign && <p>Een gemachtigde van uw organisatie kan hier reageren.</p>}
        </Section>
      )}
      <Section title="Niet akkoord?">
        <DocumentBox>{appealBlock(call).paragraphs.map((text) => <p key={text}>{text}</p>)}</DocumentBox>
      </Section>
    </>
  )
}

/** Above all else while money has to come back: how much, and until when. */
export function OpenRecovery({ view: { grant: { recovery }, now } }: { view: GrantToFollow }) {
  if (!recovery?.claimedAt || !recovery.dueAt || recovery.paidAt || recovery.waivedAt) return null
  return (
    <Warning title={`U moet nog ${formatEuro(openCents(recovery))} terugbetalen.`}>
      {now >= recovery.dueAt ? <>De termijn is voorbij: u kon betalen <Deadline at={recovery.dueAt} />. Betaal zo snel mogelijk.</> : <>U kunt betalen <Deadline at={recovery.dueAt} />.</>}{' '}
      <a href="#terugvordering">Bekijk hoe u betaalt</a>
    </Warning>
  )
}

const openCents = ({ amountCents, repayments }: NonNullable<GrantToFollow['grant']['recovery']>): bigint => amountCents - addCents(repayments.map((repayment) => repayment.amountCents))

/** What was agreed, part by part. */
function Parts({ parts }: { parts: readonly { position: number; amountCents: bigint; dueAt: Date }[] }) {
  return <ul className="plain">{parts.map(({ position, amountCents, dueAt }) => <li key={position}>{formatEuro(amountCents)}, te betalen <Deadline at={dueAt} /></li>)}</ul>
}

/** Each payment that came in, by its day. */
function Received({ repayments }: { repayments: readonly { id: string; amountCents: bigint; receivedOn: Date }[] }) {
  return (
    <ul className="plain">
      {repayments.map(({ id, amountCents, receivedOn }) => <li key={id}>{formatEuro(amountCents)} op <LocalDate date={receivedOn.toISOString().slice(0, 10)} /></li>)}
    </ul>
  )
}

const sentence = (balanceCents: bigint, waiverCents: bigint, isPaid: boolean): string => {
  if (balanceCents > 0n) return isPaid ? `U kreeg het saldo van ${formatEuro(balanceCents)}.` : `U krijgt nog ${formatEuro(balanceCents)}.`
  if (balanceCents === 0n) return 'U kreeg precies wat u toekomt. Er volgt geen betaling meer.'
  return -balanceCents < waiverCents ? `U kreeg ${formatEuro(-balanceCents)} te veel. Dat bedrag vragen we niet terug.` : `U kreeg ${formatEuro(-balanceCents)} te veel.`
}
