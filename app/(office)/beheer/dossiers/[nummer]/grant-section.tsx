import { LetterLinks } from '@/app/_file/letter-links'
import { Form } from '@/app/_form/form'
import { formatEuro } from '@/app/_ui/amount'
import { TextField } from '@/app/_form/text-field'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Button } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { Deadline } from '@/app/_ui/deadline'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import { SummaryList } from '@/app/_ui/summary-list'
import type { GrantToFollow } from '@/lib/grants/queries'
import { grantWords } from '@/lib/grants/words'
import { isOpen } from '@/lib/payments/open-payment'
import { paymentTypeWords, paymentWords } from '@/lib/payments/words'
import { reportTypeWords, reportWords } from '@/lib/reports/words'
import { cancel, correct, meet, register } from './grant-actions'

/** The file in execution: conditions to note as met, instalments, reports. */
export function GrantSection({ view: { grant, letters }, mayMeet, mayCancel, mayRegister }: { view: GrantToFollow; mayMeet: boolean; mayCancel: boolean; mayRegister: boolean }) {
  return (
    <Section title="Toekenning" intro={`${formatEuro(grant.grantedCents)}, ${grantWords[grant.status]}.`} ruled>
      <p><a href={`/beheer/dossiers/${grant.number}/uitvoering`}>{grant.status === 'AMENDMENT_REQUESTED' ? 'Beantwoord de gevraagde wijziging' : 'Uitvoering: plan, wijzigingen, schorsing en intrekking'}</a></p>
      {grant.conditions.length > 0 && (
        <DataTable
          label="Voorwaarden"
          rows={grant.conditions}
          rowKey={({ id }) => id}
          columns={[
            { key: 'text', head: 'Voorwaarde', rowHead: true, cell: ({ text }) => text },
            { key: 'due', head: 'Uiterlijk', narrow: true, cell: ({ dueAt }) => <Deadline at={dueAt} short /> },
            { key: 'act', head: 'Toestand', cell: ({ id, text, metAt }) => (metAt ? 'vervuld' : mayMeet ? <Form action={meet} hidden={{ conditionId: id }} label={`Voorwaarde: ${text}`}><Button small kind="secondary">Vervuld<span className="visually-hidden">: {text}</span></Button></Form> : 'nog te vervullen') },
          ]}
        />
      )}
      <SummaryList
        rows={[
          ...grant.payments.map(({ position, type, percent, amountCents, status }) => ({ term: `${position}. ${paymentTypeWords[type]}${percent > 0 ? `, ${percent}%` : ''}`, value: `${formatEuro(amountCents)}, ${paymentWords[status]}` })),
          ...grant.reports.map(({ id, type, status, submittedAt }) => ({ term: reportTypeWords[type], value: submittedAt ? <a href={`/beheer/verslagen/${id}`}>{reportWords[status]}</a> : reportWords[status] })),
          ...(grant.settlement?.confirmedAt ? [{ term: 'Definitief bedrag', value: formatEuro(grant.settlement.finalCents) }] : []),
        ]}
      />
      {grant.aidRegistration && <AidRegistration grantId={grant.id} task={grant.aidRegistration} open={grant.status !== 'DECLINED' && grant.status !== 'REVOKED'} mayRegister={mayRegister} />}
      {mayCancel && <CancelPayment payments={grant.payments.filter(isOpen)} />}
      <LetterLinks number={grant.number} letters={letters} />
    </Section>
  )
}

/** A decider calls off what is not with the bank yet. */
function CancelPayment({ payments }: { payments: GrantToFollow['grant']['payments'] }) {
  if (payments.length === 0) return null
  return (
    <details>
      <summary>Betaling annuleren</summary>
      <Form action={cancel} submit="Annuleer betaling" danger label="Betaling annuleren" requiredNote>
        <SelectField name="paymentId" label="Betaling" placeholder="Kies een betaling" options={payments.map(({ id, position, type, amountCents, status }) => ({ value: id, label: `${position}. ${paymentTypeWords[type]}, ${formatEuro(amountCents)}, ${paymentWords[status]}` }))} />
        <TextAreaField name="reason" label="Reden" hint="Staat in de geschiedenis van het dossier." minimum={20} maximum={2000} rows={3} />
      </Form>
    </details>
  )
}

type AidProps = { grantId: string; task: NonNullable<GrantToFollow['grant']['aidRegistration']>; open: boolean; mayRegister: boolean }

/** De-minimis aid is put in the European register; the number that it gets there is noted here. */
function AidRegistration({ grantId, task, open, mayRegister }: AidProps) {
  return (
    <Section title="Registratie van de steun (eAIR)" id="staatssteun" level={3}>
      {task.registeredAt ? <p>Geregistreerd onder nummer {task.corrections[0]?.registerNumber ?? task.registerNumber} op <Instant at={task.registeredAt} precision="day" />.</p> : !open ? <p>Niet meer nodig: de subsidie gaat niet door.</p> : <p>Te registreren <Deadline at={task.dueAt} />.</p>}
      {!task.registeredAt && open && mayRegister && (
        <Form action={register} hidden={{ grantId }} submit="Noteer registratie" label="Registratie van de steun">
          <TextField name="registerNumber" label="Nummer in het register" hint="Registreer de steun eerst in eAIR. Een fout verbetert u later met een reden." width="medium" maxLength={40} />
        </Form>
      )}
      {task.corrections.length > 0 && <p className="small muted">Eerder genoteerd: {[task.registerNumber, ...task.corrections.toReversed().slice(0, -1).map(({ registerNumber }) => registerNumber)].join(', ')}. Laatste verbetering: {task.corrections[0]?.reason}</p>}
      {task.registeredAt && mayRegister && (
        <details className="details">
          <summary>Verbeter het nummer</summary>
          <Form action={correct} hidden={{ grantId }} submit="Verbeter het nummer" label="Nummer in het register verbeteren" requiredNote>
            <TextField name="registerNumber" label="Juist nummer in het register" width="medium" maxLength={40} />
            <TextAreaField name="reason" label="Reden van de verbetering" minimum={20} maximum={2000} rows={2} />
          </Form>
        </details>
      )}
    </Section>
  )
}
