import { attachmentKinds } from '@/lib/filings/attach-file'
import { attachmentWords } from '@/lib/filings/attachment-words'
import type { OpenedPath } from '@/lib/filings/opened'
import type { Question } from '@/lib/calls/questions'
import { extraName } from './extra-questions'
import type { Fields } from './fields/field'
import { form } from './form'
import { steps } from './steps'

export type Target = { value: OpenedPath; label: string }
export type TargetGroup = { title: string; targets: Target[] }

/** What an officer can open for a condition of the whole file: fields by step, whole tables, the questions of the call, kinds of attachments. */
export const fileTargets = (questions: readonly Question[]): TargetGroup[] => {
  const top: Fields = form.fields
  return [
    ...steps.filter(({ fields, rows }) => fields.length + rows.length > 0).map(({ title, fields, rows }) => ({
      title,
      targets: [...fields.map((name) => ({ value: name, label: top[name]?.label ?? name })), ...rows.map((name) => ({ value: name, label: `${tableWords[name] ?? form.rows[name].one}, alle rijen` }))],
    })),
    ...(questions.length > 0 ? [{ title: 'Extra vragen van deze oproep', targets: questions.map((one) => ({ value: extraName(one), label: one.label })) }] : []),
    { title: 'Verklaringen', targets: [{ value: 'declarations', label: 'De verklaringen' }] },
    attachmentTargets,
  ]
}

/** For a condition of one activity: its fields and sessions, and attachments. */
export const activityTargets = (rowId: string): TargetGroup[] => [
  { title: 'De activiteit', targets: [...Object.entries<{ label: string }>(form.rows.activities.fields).map(([name, { label }]) => ({ value: `activities.${rowId}.${name}`, label })), { value: `activities.${rowId}.sessions`, label: 'De sessies' }] },
  attachmentTargets,
]

const attachmentTargets: TargetGroup = { title: 'Bestanden', targets: attachmentKinds.map((kind) => ({ value: `attachments.${kind}`, label: attachmentWords[kind] ?? kind })) }

const tableWords: Readonly<Record<string, string>> = { otherGrants: 'Andere steun', deMinimis: 'De-minimissteun', activities: 'Activiteiten', targetGroups: 'Doelgroepen', partners: 'Partners', costs: 'Kosten', revenues: 'Opbrengsten' }

/** What usually goes with a condition: a proposal that the officer changes. */
export const usualTargets = (code: string, rowId: string): OpenedPath[] => (rowId === '' ? [...(usual[code] ?? [])] : (usual[code] ?? []).map((field) => `activities.${rowId}.${field}`))

const usual: Readonly<Record<string, readonly string[]>> = {
  E04: ['recognitionRequested', 'attachments.RECOGNITION'],
  E05: ['samePurpose', 'samePurposeExplanation', 'inPartnership'],
  E06: ['deMinimis', 'deMinimisExplanation'],
  E08: ['iban', 'accountHolder', 'attachments.BANK_CERTIFICATE'],
  A02: ['ageMin', 'ageMax'],
  A03: ['openOffer', 'announcementUrl'],
  A04: ['sessions'],
  A05: ['locationName', 'street', 'postcode', 'nis', 'sessions'],
  A06: ['disciplines', 'description'],
  A07: ['groups', 'expectedParticipants', 'staffPaid', 'staffVolunteer'],
}
