import { AmountField } from '@/app/_form/amount-field'
import { DateField } from '@/app/_form/date-field'
import { FieldGroup } from '@/app/_form/field-group'
import { FormSection } from '@/app/_form/form-section'
import { NumberField } from '@/app/_form/number-field'
import { SelectField } from '@/app/_form/select-field'
import { TextField } from '@/app/_form/text-field'
import { TickField } from '@/app/_form/tick-field'
import { TimeField } from '@/app/_form/time-field'
import { fundingModelWords, stateAidWords } from '@/lib/calls/words'

type Version = { id: string; code: string; version: string }
const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))
const versionOptions = (versions: readonly Version[]) => versions.map(({ id, code, version }) => ({ value: id, label: `${code} ${version}` }))

/** Everything of a call that decides: names, money, dates, thresholds, terms. */
export function RuleFields({ versions }: { versions: { rubrics: readonly Version[]; indicators: readonly Version[] } }) {
  return (
    <>
      <FormSection title="De oproep">
        <TextField name="name" label="Naam" maxLength={150} />
        <TextField name="numberCode" label="Nummercode" hint="2 tot 5 letters in elk dossiernummer. Uniek per jaar." width="short" maxLength={5} />
        <TextField name="legalBasis" label="Rechtsgrond" hint="Het decreet of besluit waarop de subsidie steunt." optional maxLength={500} />
        <TickField name="testMode" label="Dit is een testoproep" hint="Een testoproep staat op geen publieke pagina." optional />
      </FormSection>
      <Money />
      <Dates />
      <FormSection title="Voorwaarden voor activiteiten">
        <NumberField name="minSessions" label="Minimum aantal sessies" />
        <FieldGroup legend="Deelnemers per begeleider" inline>
          <NumberField name="maxPerStaffYoung" label="Als er kinderen tot 7 jaar bij zijn" />
          <NumberField name="maxPerStaff" label="Anders" />
        </FieldGroup>
        <NumberField name="girlsTarget" label="Streefcijfer meisjes" hint="Een lager cijfer vraagt een toelichting." suffix="%" />
        <NumberField name="overheadMax" label="Maximum overhead" suffix="%" />
        <TickField name="brusselsAllowed" label="Activiteiten in Brussel tellen mee" optional />
        <TextField name="priorityAreas" label="Aandachtsgebieden" hint="NIS-codes van gemeenten of postcodes van een wijk, met een komma ertussen. Verslagen tellen dan zelf hoeveel activiteiten daar doorgaan. Bijvoorbeeld 71016, 2060." optional maxLength={700} />
        <FieldGroup legend="Bijlagen" inline>
          <NumberField name="maxFileMb" label="Grootste bestand" suffix="MB" />
          <NumberField name="maxFiles" label="Aantal bestanden" />
        </FieldGroup>
      </FormSection>
      <FormSection title="Beoordeling">
        <SelectField name="rubricVersionId" label="Criteria" options={versionOptions(versions.rubrics)} placeholder="Kies" />
        <SelectField name="indicatorVersionId" label="Indicatoren" options={versionOptions(versions.indicators)} placeholder="Kies" />
        <FieldGroup legend="Drempels" inline>
          <NumberField name="criterionThreshold" label="Per criterium" suffix="%" />
          <NumberField name="totalThreshold" label="In totaal" suffix="op 100" />
        </FieldGroup>
        <NumberField name="reviewersPerApplication" label="Beoordelaars per dossier" />
        <TickField name="partialOfferAllowed" label="Het eerste dossier dat niet past, krijgt wat nog over is" optional />
        <TickField name="inspectionAdviceRequired" label="Advies van de Inspectie van Financiën is nodig" optional />
        <DateField name="reserveValidUntil" label="Reservelijst geldig tot en met" optional />
      </FormSection>
      <Terms />
    </>
  )
}

function Money() {
  return (
    <FormSection title="Geld">
      <AmountField name="envelope" label="Enveloppe" />
      <SelectField name="fundingModel" label="Financieringsmodel" options={options(fundingModelWords)} />
      <AmountField name="unitAmount" label="Bedrag per eenheid" hint="Per postcode, dagdeel of kinduur. Leeg bij een percentage van de kosten." optional />
      <FieldGroup legend="Per aanvrager" inline>
        <AmountField name="min" label="Minimum" optional />
        <AmountField name="max" label="Maximum" optional />
      </FieldGroup>
      <FieldGroup legend="Aandeel in de kosten" hint="Alleen bij een percentage van de kosten." inline>
        <NumberField name="supportRate" label="Steunpercentage" suffix="%" optional />
        <NumberField name="minOwnShare" label="Minimale eigen inbreng" suffix="%" optional />
      </FieldGroup>
      <SelectField name="stateAidBasis" label="Staatssteunbasis" options={options(stateAidWords)} />
      <AmountField name="deMinimisCeiling" label="De-minimisplafond" hint="Over drie jaar. Een aanvrager die erboven komt, krijgt een waarschuwing." />
      <TextField name="paymentPlan" label="Schijven" hint="Percentages met een komma ertussen, samen 100. Bijvoorbeeld 80, 20." width="short" />
      <AmountField name="recoveryWaiver" label="Niet terugvorderen onder" />
    </FormSection>
  )
}

function Dates() {
  return (
    <FormSection title="Data" intro="Uren in Belgische tijd. Typt u 23.59, dan telt de hele dag mee.">
      <FieldGroup legend="Opening" inline>
        <DateField name="opensDay" label="Dag" optional />
        <TimeField name="opensTime" label="Uur" optional />
      </FieldGroup>
      <FieldGroup legend="Uiterste indiening" inline>
        <DateField name="deadlineDay" label="Dag" optional />
        <TimeField name="deadlineTime" label="Uur" optional />
      </FieldGroup>
      <FieldGroup legend="Subsidieperiode" inline>
        <DateField name="periodStart" label="Eerste dag" optional />
        <DateField name="periodEnd" label="Laatste dag" optional />
      </FieldGroup>
    </FormSection>
  )
}

const terms = [
  { name: 'completionWorkingDays', label: 'Een aanvulling beantwoorden', suffix: 'werkdagen' },
  { name: 'completionExtensionWorkingDays', label: 'Een aanvulling eenmaal verlengen', suffix: 'werkdagen' },
  { name: 'completionReminderWorkingDays', label: 'Herinnering voor het einde van een aanvulling', suffix: 'werkdagen' },
  { name: 'completionRounds', label: 'Aanvullingsrondes, ten hoogste', suffix: 'keer' },
  { name: 'lateFilingWorkingDays', label: 'Individueel uitstel na de uiterste indiening', suffix: 'werkdagen' },
  { name: 'reviewWorkingDays', label: 'Beoordelen', suffix: 'werkdagen' },
  { name: 'consensusWorkingDays', label: 'Overleg afsluiten', suffix: 'werkdagen' },
  { name: 'acceptDays', label: 'Een toekenning aanvaarden', suffix: 'dagen' },
  { name: 'acceptReminderDays', label: 'Herinnering voor het einde van die termijn, en van die van een voorwaarde', suffix: 'dagen' },
  { name: 'acceptNoticeDays', label: 'Laatste termijn na de aanmaning om te aanvaarden', suffix: 'dagen' },
  { name: 'startMonths', label: 'Starten na de beslissing', suffix: 'maanden' },
  { name: 'startReminderDays', label: 'Herinnering voor de laatste dag om te starten', suffix: 'dagen' },
  { name: 'amendmentWorkingDays', label: 'Een gevraagde wijziging beantwoorden', suffix: 'werkdagen' },
  { name: 'amendmentSharePercent', label: 'Verschuiving in een begrotingslijn zonder vraag, ten hoogste', suffix: '%' },
  { name: 'reportMonths', label: 'Eindverslag na de periode', suffix: 'maanden' },
  { name: 'reconsiderationDays', label: 'Heroverweging vragen', suffix: 'dagen' },
  { name: 'reconsiderationAnswerDays', label: 'Een verzoek tot heroverweging beantwoorden', suffix: 'dagen' },
  { name: 'revocationHearingDays', label: 'Reageren voor een intrekking', suffix: 'dagen' },
  { name: 'recoveryHearingDays', label: 'Reageren voor een terugvordering', suffix: 'dagen' },
  { name: 'paymentDays', label: 'Betalen en terugbetalen', suffix: 'dagen' },
  { name: 'instalmentMonths', label: 'Terugbetalen in delen na die dag, ten hoogste', suffix: 'maanden' },
]

function Terms() {
  return (
    <FormSection title="Termijnen">
      {terms.map(({ name, label, suffix }) => (
        <NumberField key={name} name={`terms.${name}`} label={label} suffix={suffix} />
      ))}
    </FormSection>
  )
}
