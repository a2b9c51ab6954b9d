import { FormSection } from '@/app/_form/form-section'
import { RepeatRows } from '@/app/_form/repeat-rows'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TextField } from '@/app/_form/text-field'
import { declarationCodes, type DeclarationCode } from '@/lib/calls/declarations'
import type { CallTexts } from '@/lib/calls/texts'

const texts = [
  { name: 'intro', label: 'Inleiding', hint: 'Twee zinnen: wat krijgt men, en waarvoor?', maximum: 600, rows: 3 },
  { name: 'goal', label: 'Waarvoor dient deze subsidie?', maximum: 3000, rows: 5 },
  { name: 'who', label: 'Wie kan aanvragen?', maximum: 3000, rows: 5 },
  { name: 'amount', label: 'Hoeveel krijgt men?', hint: 'De formule staat er al. Schrijf wat men er nog bij moet weten.', maximum: 3000, rows: 5 },
  { name: 'howTo', label: 'Hoe vraagt men aan?', maximum: 3000, rows: 5 },
  { name: 'afterwards', label: 'Wat gebeurt er na de indiening?', maximum: 3000, rows: 5 },
]

/** What may change as long as the call is announced or open. */
export function WordFields({ questions }: { questions: CallTexts['selfCheck'] }) {
  return (
    <>
      <FormSection title="Teksten op de publieke pagina" intro="Schrijf in u-vorm en in korte zinnen. Een lege regel begint een nieuwe alinea.">
        {texts.map(({ name, ...field }) => (
          <TextAreaField key={name} name={`texts.${name}`} {...field} />
        ))}
      </FormSection>
      <FormSection title="Test uzelf" intro="Vier of vijf vragen waarop een aanvrager die in aanmerking komt, ja antwoordt.">
        <RepeatRows
          name="selfCheck"
          rowLabel="Vraag"
          columns={[
            { name: 'question', label: 'Vraag', kind: 'text', wide: true },
            { name: 'help', label: 'Uitleg wie nee antwoordt', kind: 'text', wide: true },
          ]}
          rows={questions}
          maximum={8}
        />
      </FormSection>
      <FormSection title="Vragen over de oproep">
        <TextField name="contactName" label="Naam" hint="Een persoon of een team." optional maxLength={100} width="medium" />
        <TextField name="contactEmail" label="E-mailadres" kind="email" optional maxLength={254} width="medium" />
        <TextField name="contactPhone" label="Telefoonnummer" kind="tel" optional maxLength={25} width="medium" />
      </FormSection>
      <FormSection title="Terugbetalen">
        <TextField name="repaymentIban" label="Rekening van VLAIO (IBAN)" hint="Waarop een begunstigde terugbetaalt wat te veel is uitbetaald. Ze staat in de brief van een terugvordering." optional maxLength={42} width="medium" />
      </FormSection>
    </>
  )
}

const declarationWords: Record<DeclarationCode, string> = {
  truth: 'Juist en volledig',
  mandate: 'Mag indienen',
  noDoubleFunding: 'Geen dubbele financiering',
  control: 'Controle en bewaring',
  criminalRecord: 'Uittreksel strafregister',
  insurance: 'Verzekering',
  integrity: 'Integriteit en veiligheid',
  privacy: 'Geen persoonsgegevens van kinderen',
  electronicService: 'Elektronische betekening',
  publication: 'Publicatie',
}

export function DeclarationFields() {
  return (
    <FormSection title="Verklaringen" intro="Wat een gemachtigde bevestigt bij het indienen. Na de publicatie liggen deze woorden vast.">
      <TextField name="declarationsVersion" label="Versie" width="short" maxLength={20} />
      {declarationCodes.map((code) => (
        <TextAreaField key={code} name={`declarations.${code}`} label={declarationWords[code]} rows={2} maximum={1000} />
      ))}
    </FormSection>
  )
}
