import { DateField } from '@/app/_form/date-field'
import { Form } from '@/app/_form/form'
import { NumberField } from '@/app/_form/number-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { formatEuro } from '@/app/_ui/amount'
import { Section } from '@/app/_ui/section'
import type { PaymentDesk } from '@/lib/payments/queries'
import { respread, spread, waive } from './actions'

type RecoveryProps = { recovery: PaymentDesk['recoveries'][number] | undefined }

/** After what the beneficiary said: why nothing is asked back. Somebody else confirms. */
export function ProposeWaiver({ recovery }: RecoveryProps) {
  if (!recovery) return null
  const { grantId, grant, waiveReason } = recovery
  return (
    <Section title={`Niet terugvorderen bij ${grant.organisation.legalName}, ${grant.number}`} id="laten" level={3}>
      <Form action={waive} hidden={{ grantId }} values={{ motivation: waiveReason }} submit="Stel voor om niet terug te vorderen" label={`Niet terugvorderen: ${grant.number}`}>
        <TextAreaField name="motivation" label="Motivering" hint="De begunstigde leest deze motivering. Iemand anders van financiën bevestigt." minimum={60} maximum={5000} rows={3} />
      </Form>
    </Section>
  )
}

/** What is open in equal parts, one a month. */
export function AgreeInstalments({ recovery }: RecoveryProps) {
  if (!recovery || recovery.unnotedCents === 0n) return null
  const { grantId, grant, unnotedCents, instalments } = recovery
  const again = instalments.length > 0
  return (
    <Section title={`Terugbetaling in delen van ${grant.organisation.legalName}, ${grant.number}`} id="delen" level={3}>
      <p>Er staat nog {formatEuro(unnotedCents)} open. De delen zijn even groot en volgen elkaar per maand op.{again && ' De nieuwe delen komen in de plaats van de vorige; die blijven in de geschiedenis.'}</p>
      <Form action={again ? respread : spread} hidden={{ grantId }} submit={again ? 'Spreek andere delen af' : 'Spreek delen af'} label={`Delen van ${grant.number}`}>
        <NumberField name="parts" label="Aantal delen" hint="Van 2 tot 24." />
        <DateField name="firstDay" label="Eerste deel te betalen tot en met" hint="dd/mm/jjjj" />
        {again && <TextAreaField name="reason" label="Waarom andere delen" hint="De begunstigde leest dit." minimum={20} maximum={2000} rows={2} />}
      </Form>
    </Section>
  )
}
