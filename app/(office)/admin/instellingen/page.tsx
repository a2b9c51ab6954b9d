import { readPage } from '@/app/_frame/read-page'
import { AmountField } from '@/app/_form/amount-field'
import { FieldGroup } from '@/app/_form/field-group'
import { Form } from '@/app/_form/form'
import { NumberField } from '@/app/_form/number-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TextField } from '@/app/_form/text-field'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireActor } from '@/lib/auth'
import { defaultSender } from '@/lib/letters/letter-texts'
import { formatCents } from '@/lib/money'
import { formatIban } from '@/lib/organisations/iban'
import { portalSettings } from '@/lib/portal-settings/queries'
import { letterSender, type StoredSettings } from '@/lib/portal-settings/schema'
import { AdminTabs } from '../admin-tabs'
import { change } from './actions'

export const metadata = { title: 'Mails, brieven, betalen' }

export default async function SettingsPage() {
  const actor = await requireActor()
  const stored = await readPage(actor, (tx) => portalSettings(tx, actor))
  return (
    <OfficePage>
      <AdminTabs current="/admin/instellingen" />
      <Form
        action={change}
        hidden={{ seen: JSON.stringify(stored) }}
        values={valuesOf(stored)}
        submit="Bewaar"
        requiredNote
        heading={<PageHeading title="Mails, brieven, betalen" lead="Dit geldt voor het hele loket, vanaf de volgende mail, controle, brief of betaling. Wat al verstuurd is, verandert niet." />}
      >
        <FieldGroup legend="Mails">
          <NumberField name="messageQuietMinutes" label="Wachttijd voor een mail over nieuwe berichten" suffix="minuten" hint="Wie in die tijd meer berichten krijgt, krijgt één mail. Van 0 tot 1440." />
          <TextField name="reminderHours" label="Herinneringen aan wie nog niet indiende" optional width="medium" hint="In uren voor het uiterste indientijdstip, met een spatie ertussen, bijvoorbeeld 168 24. Leeg is geen herinnering." />
        </FieldGroup>
        <FieldGroup legend="Controle van de begroting">
          <AmountField name="volunteerDay" label="Hoogste vergoeding van een vrijwilliger per dag" optional hint="Leeg is geen grens." />
        </FieldGroup>
        <FieldGroup legend="Afzender van brieven" hint="In de regels mag u {team}, {email} en {phone} gebruiken: het team van de oproep en hoe men het bereikt.">
          <TextField name="senderName" label="Naam van de afzender" maxLength={120} />
          <TextAreaField name="senderLines" label="Regels onder de naam" rows={4} optional />
          <TextField name="senderPlace" label="Plaats" maxLength={60} width="medium" hint="Staat voor de datum van de brief." />
          <TextAreaField name="senderSignature" label="Ondertekening" rows={4} />
        </FieldGroup>
        <FieldGroup legend="Rekening waarvan het loket betaalt" hint="Staat in elk nieuw betaalbestand. Bestanden die al gemaakt zijn, veranderen niet.">
          <TextField name="payerName" label="Naam van de rekeninghouder" optional maxLength={70} />
          <TextField name="payerIban" label="Rekeningnummer (IBAN)" optional width="medium" />
        </FieldGroup>
        <FieldGroup legend="Beslissen">
          <NumberField name="freshSignInMinutes" label="Wie beslist of bevestigt, meldde zich ten hoogste zo lang geleden aan" suffix="minuten" hint="Van 1 tot 5." />
        </FieldGroup>
      </Form>
    </OfficePage>
  )
}

const valuesOf = ({ messageQuietMinutes, reminderHours, volunteerDayCents, letterSender: json, payerName, payerIban, freshSignInMinutes }: StoredSettings): Record<string, string> => {
  const sender = json === null ? defaultSender : letterSender.parse(JSON.parse(json))
  return {
    messageQuietMinutes: messageQuietMinutes ?? '',
    reminderHours: reminderHours ?? '',
    volunteerDay: volunteerDayCents === null ? '' : formatCents(BigInt(volunteerDayCents)),
    senderName: sender.name,
    senderPlace: sender.place,
    senderLines: sender.lines.join('\n'),
    senderSignature: sender.signature.join('\n'),
    payerName: payerName ?? '',
    payerIban: payerIban === null ? '' : formatIban(payerIban),
    freshSignInMinutes: freshSignInMinutes ?? '',
  }
}
