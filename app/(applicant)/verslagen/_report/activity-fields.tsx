import { CheckboxesField, RadiosField } from '@/app/_form/choice-fields'
import { FieldGroup } from '@/app/_form/field-group'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TickField } from '@/app/_form/tick-field'
import type { Reference } from '@/lib/applications/call-rules'
import type { Field, Fields } from '@/lib/applications/fields/field'
import { decimal } from '@/lib/applications/step-status'
import { rowsOf } from '@/lib/reports/draft-rows'
import { activityFields, activityStatuses, MOST_RESIDENCES, MOST_SESSIONS, partnershipActivityFields, residenceFields, sessionFields } from '@/lib/reports/fields'
import { plannedWords, withPlanned } from '@/lib/reports/planned-words'
import type { ReportDraft } from '@/lib/reports/schema'
import type { Problem } from '@/lib/refusal'
import { DraftField } from '../../aanvragen/_steps/draft-field'
import { DraftRows } from '../../aanvragen/_steps/draft-rows'
import type { ReportPageView } from './load-report'

type ActivityFieldsProps = { view: ReportPageView; index: number; warnings: readonly Problem[] }

/** All questions about one activity, in the order in which they are answered; a cancelled one answers the first two. */
export function ActivityFields({ view: { draft, context, reading }, index, warnings }: ActivityFieldsProps) {
  const planned = reading.activities[index]?.planned
  const name = `activities.${index}`
  const { reference } = context
  const sessions = reading.activities[index]?.reported.sessions ?? []
  const plan = planned ? plannedWords(planned) : {}
  const line = (field: keyof typeof activityFields): Field => { const { hint, ...rest }: Field = activityFields[field]; const words = withPlanned(hint, plan[field]); return words === undefined ? rest : { ...rest, hint: words } }
  const draw = (...fields: (keyof typeof activityFields)[]) => fields.map((field) => <DraftField key={field} name={`${name}.${field}`} field={line(field)} reference={reference} />)
  return (
    <>
      <FieldGroup legend="Ging het door?">
        <RadiosField name={`${name}.status`} label="Ging de activiteit door?" options={activityStatuses} />
        <TextAreaField name={`${name}.cancelReason`} label="Waarom ging ze niet door?" hint="Alleen als ze niet doorging. De rest van de pagina mag u dan leeg laten." optional rows={3} maximum={1000} />
      </FieldGroup>
      <FieldGroup legend="Sessies" hint={withPlanned('Wat u in het logboek schreef, staat hier al; anders de geplande sessies. Pas aan wat anders liep. Groepen die tegelijk samenkwamen, zijn één sessie met hun kinderen samen.', plan['sessions'])}>
        <DraftRows
          name={`${name}.sessions`} one="Sessie" fields={sessionFields} rows={typedRows(draft, `${name}.sessions`, sessionFields)} maximum={MOST_SESSIONS} reference={reference} warnings={warnings}
          computed={{ head: 'Kinduren', values: sessions.map(({ hours, present }) => decimal(hours * present)) }}
        />
        <TickField name={`${name}.walkInsAllowed`} label="Kinderen konden ook meedoen zonder inschrijving" optional />
      </FieldGroup>
      {context.partnership && <PartnershipGroup name={name} context={context} />}
      <FieldGroup legend="Deelnemers" hint="Alleen aantallen. Noteer nooit namen van kinderen.">{draw('participants', 'completed')}</FieldGroup>
      <FieldGroup legend="Deelnemers per leeftijd" hint={withPlanned('Leeftijd op de eerste dag. Samen evenveel als het aantal deelnemers.', plan['ageBands'])} inline>{draw('ageBands.A05_07', 'ageBands.A08_09', 'ageBands.A10_11', 'ageBands.A12_13', 'ageBands.A14_15', 'ageBands.A16_18', 'ageBands.UNKNOWN')}</FieldGroup>
      <FieldGroup legend="Deelnemers per gender" hint="Zoals u het vroeg. Vroeg u het niet, zet ze dan bij onbekend." inline>{draw('gender.V', 'gender.M', 'gender.X', 'gender.UNKNOWN')}</FieldGroup>
      <FieldGroup legend="Deelnemers per woongemeente" hint="Alleen aantallen per gemeente, nooit een adres of postcode van een kind.">
        <DraftRows name={`${name}.residence`} one="Gemeente" fields={residenceFields} rows={typedRows(draft, `${name}.residence`, residenceFields)} maximum={MOST_RESIDENCES} reference={reference} computed={{ head: 'Naam', values: homeNames(draft, name, reference) }} />
        <TextAreaField name={`${name}.residencePaste`} label="Plak uit een rekenblad" hint="Eén gemeente per regel: naam of NIS-code, puntkomma of tab, aantal. Bij het bewaren worden het rijen." optional rows={4} />
        {draw('residenceOutsideFlanders', 'residenceUnknown')}
      </FieldGroup>
      <FieldGroup legend="Nieuw of terugkerend" inline>{draw('newParticipants', 'returningParticipants', 'newReturningUnknown')}</FieldGroup>
      <FieldGroup legend="Bereik en toegankelijkheid">{draw('reducedRate', 'referred', 'accessible', 'reasonableAdjustments')}</FieldGroup>
      <FieldGroup legend="Hoe vond je het?" hint="Aantal antwoorden per gezichtje. Laat leeg als u het niet vroeg." inline>{draw('satisfaction.s1', 'satisfaction.s2', 'satisfaction.s3', 'satisfaction.s4', 'satisfaction.s5')}</FieldGroup>
      <FieldGroup legend="Heb je nu meer of minder zin in wetenschap en techniek?" hint="Aantal antwoorden. Laat leeg als u het niet vroeg." inline>{draw('interest.more', 'interest.same', 'interest.less')}</FieldGroup>
      <FieldGroup legend="Begeleiders" hint="Verschillende personen, en hun uren samen." inline pairs>
        {draw('staff.PAID.count', 'staff.PAID.hours', 'staff.VOLUNTEER.count', 'staff.VOLUNTEER.hours', 'staff.JOB_STUDENT.count', 'staff.JOB_STUDENT.hours', 'staff.PARTNER.count', 'staff.PARTNER.hours', 'staffWomen')}
      </FieldGroup>
      {context.partners.length > 0 && (
        <FieldGroup legend="Partners">
          <CheckboxesField name={`${name}.partnersTookPart`} label="Welke partners deden echt mee?" optional options={context.partners.map((partner) => ({ value: partner.name, label: partner.name }))} />
          {draw('partnerContribution')}
        </FieldGroup>
      )}
      <FieldGroup legend="Bewijs" hint="De sessies hierboven zijn het bewijs van de aantallen. Bewaar geen lijsten met namen.">{draw('announcementEvidence', 'partnerConfirmation', 'photoEvidence', 'photoConsent')}</FieldGroup>
      <FieldGroup legend="Uitleg">{draw('deviation', 'lesson')}</FieldGroup>
    </>
  )
}

/** A code beside its name: what is taken over from the log comes as a code. */
const homeNames = (draft: ReportDraft, name: string, { municipalities }: Reference): string[] =>
  Array.from({ length: rowsOf(draft, `${name}.residence`) }, (_, row) => municipalities.find(({ nis }) => nis === draft[`${name}.residence.${row}.place`])?.name ?? '')

/** Which academy of the partnership it was, and whether it is new. */
function PartnershipGroup({ name, context: { partnership, reference } }: { name: string; context: ReportPageView['context'] }) {
  const { academy, newByPartnership } = partnershipActivityFields
  return (
    <FieldGroup legend="In het partnerschap">
      <DraftField name={`${name}.academy`} field={{ ...academy, options: partnership?.academies ?? [] }} reference={reference} />
      <DraftField name={`${name}.newByPartnership`} field={newByPartnership} reference={reference} />
    </FieldGroup>
  )
}

/** The typed texts of rows, empty ones included, so that a row keeps its place. */
const typedRows = (draft: ReportDraft, name: string, fields: Fields): Record<string, string>[] =>
  Array.from({ length: rowsOf(draft, name) }, (_, row) => Object.fromEntries(['id', ...Object.keys(fields)].flatMap((field) => { const typed = draft[`${name}.${row}.${field}`]; return typeof typed === 'string' ? [[field, typed]] : [] })))
