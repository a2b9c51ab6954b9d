import { AmountField } from '@/app/_form/amount-field'
import { FieldGroup } from '@/app/_form/field-group'
import { Form } from '@/app/_form/form'
import { NumberField } from '@/app/_form/number-field'
import { RepeatRows } from '@/app/_form/repeat-rows'
import { TickField } from '@/app/_form/tick-field'
import { readPage } from '@/app/_frame/read-page'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireActor } from '@/lib/auth'
import { rulesToChange } from '@/lib/controls/change-rules'
import type { Rulebook } from '@/lib/controls/rulebook'
import { formatCents } from '@/lib/money'
import { AdminTabs } from '../admin-tabs'
import { changeControlRules } from './actions'

export const metadata = { title: 'Controleregels' }

export default async function ControlRulesPage() {
  const actor = await requireActor()
  const rules = await readPage(actor, (tx) => rulesToChange(tx, actor))
  return (
    <OfficePage>
      <AdminTabs current="/admin/controle" />
      <Form
        action={changeControlRules}
        hidden={{ version: String(rules.version) }}
        values={valuesOf(rules)}
        submit="Bewaar als nieuwe versie"
        label="Controleregels"
        requiredNote
        heading={<PageHeading title="Controleregels" lead={`Versie ${rules.version}. Een nieuwe versie geldt voor selecties en controles die daarna beginnen. Wat al geselecteerd is of loopt, verandert niet.`} />}
      >
        <FieldGroup legend="Welke dossiers worden gecontroleerd?">
          <AmountField name="amountFrom" label="Elk dossier vanaf" />
          <TickField name="firstTime" label="Elke organisatie die voor het eerst subsidie krijgt" optional />
          <NumberField name="deliveryMin" label="Realisatie onder" suffix="%" />
          <NumberField name="deliveryMax" label="Realisatie boven" suffix="%" />
          <NumberField name="costLow" label="Kost per kinduur onder percentiel" />
          <NumberField name="costHigh" label="Kost per kinduur boven percentiel" />
          <NumberField name="sample" label="Steekproef" suffix="%" />
        </FieldGroup>
        <FieldGroup legend="Termijnen">
          <NumberField name="startDays" label="Starten na de selectie binnen" suffix="dagen" />
          <NumberField name="replyDays" label="Antwoord van de begunstigde op vaststellingen" suffix="dagen" />
          <NumberField name="replyReminderDays" label="Herinnering vóór het einde van die termijn" suffix="dagen" />
        </FieldGroup>
        <FieldGroup legend="Checklist">
          <RepeatRows
            name="checklist"
            rowLabel="Punt"
            minimum={1}
            maximum={40}
            rows={rules.checklist}
            columns={[{ name: 'code', label: 'Code' }, { name: 'text', label: 'Wat wordt nagekeken', wide: true }, { name: 'where', label: 'Wanneer', kind: 'select', options: [{ value: 'BOTH', label: 'altijd' }, { value: 'ON_SITE', label: 'alleen ter plaatse' }] }]}
          />
        </FieldGroup>
      </Form>
    </OfficePage>
  )
}

const valuesOf = ({ thresholds, startDays, replyDays, replyReminderDays, checklist }: Rulebook): Record<string, string> => ({
  amountFrom: formatCents(BigInt(thresholds.amountFromCents)), firstTime: thresholds.firstTime ? 'ja' : '',
  deliveryMin: String(thresholds.deliveryMinPercent), deliveryMax: String(thresholds.deliveryMaxPercent), costLow: String(thresholds.costLowPercent), costHigh: String(thresholds.costHighPercent), sample: String(thresholds.samplePercent),
  startDays: String(startDays), replyDays: String(replyDays), replyReminderDays: String(replyReminderDays),
  ...Object.fromEntries(checklist.flatMap(({ code, text, where }, index) => [[`checklist.${index}.code`, code], [`checklist.${index}.text`, text], [`checklist.${index}.where`, where]])),
})
