import { Form } from '@/app/_form/form'
import { TextField } from '@/app/_form/text-field'
import { TickField } from '@/app/_form/tick-field'
import { Deadline } from '@/app/_ui/deadline'
import { accept, decline } from './actions'

type AnswerFormsProps = { grant: { id: string; acceptDueAt: Date; acceptNoticedAt: Date | null }; iban: string | null }

/** "Your move": accept with the account of the organisation, or give the grant up. */
export function AnswerForms({ grant, iban }: AnswerFormsProps) {
  return (
    <>
      <p><strong>{grant.acceptNoticedAt ? 'Dit is de laatste termijn om te antwoorden.' : 'U moet nu antwoorden.'}</strong> Aanvaard de subsidie <Deadline at={grant.acceptDueAt} />. Zonder antwoord vervalt ze.</p>
      <Form action={accept} hidden={{ grantId: grant.id }} values={{ iban: iban ?? '' }} submit="Aanvaard toekenning" label="Aanvaarden">
        <TextField name="iban" label="Rekeningnummer (IBAN)" hint="Kijk na of dit klopt: op deze rekening storten we de subsidie. Een andere rekening wijzigt u eerst bij uw organisatie, met een eigen controle." width="medium" autoComplete="off" />
        <TickField name="conditionsAccepted" label="Wij aanvaarden de subsidie met haar voorwaarden en aanvaarden controle." />
      </Form>
      <details className="details">
        <summary>Ik zie af van de subsidie</summary>
        <Form action={decline} hidden={{ grantId: grant.id }} submit="Zie af van de subsidie" label="Afzien">
          <TickField name="confirmed" label="Wij willen deze subsidie niet. Dit kan niet worden teruggedraaid." />
        </Form>
      </details>
    </>
  )
}
