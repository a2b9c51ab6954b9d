import { answerInWords } from '@/lib/applications/answer-words'
import type { Code, Reference } from '@/lib/applications/call-rules'
import type { Field, Fields } from '@/lib/applications/fields/field'
import type { FieldWords } from '@/lib/filings/waiting-texts'
import { actionFields, activityFields, activityStatuses, cooperationFields, costFields, declarations, narrativeFields, partnershipActivityFields, residenceFields, revenueFields, riskFields, sessionFields } from './fields'

/** A field of a report in words, by the name of its input: "Activiteit 2, sessie 3: aanwezig". */
export const labelOfReportField = (name: string, reference?: Pick<Reference, 'codeLists'>): string => {
  const [head = '', ...rest] = name.split('.')
  if (head === 'activities') return `Activiteit${placeOf(rest[0])}${inActivity(rest.slice(1))}`
  const rows = rowWords[head]
  if (rows) return `${rest[0] === undefined ? rows.all : `${rows.one}${placeOf(rest[0])}`}${after(rows.fields[rest.slice(1).join('.')])}`
  if (head === 'targetGroups') return groupsIn(reference).find(({ code }) => code === rest[0])?.nl ?? 'Per doelgroep'
  if (head === 'declarations') return `Verklaring ${1 + declarations.findIndex(({ code }) => code === rest[0])}`
  return wholeFields[name]?.label ?? ''
}

/** How a report says a field and what was typed in it. */
export const reportFieldWords = (reference: Reference): FieldWords => ({
  labelOf: (name) => labelOfReportField(name, reference),
  inWords: (path, typed) => {
    const parts = path.split('/')
    const line = lineOf(parts)
    return line === undefined || line.type === 'prose' ? [typed].flat().join(', ') : answerInWords(line, typed, reference)
  },
})

const inActivity = ([field = '', ...rest]: string[]): string => {
  const rows = rowWords[field]
  if (rows) return `, ${rest[0] === undefined ? lower(rows.all) : `${lower(rows.one)}${placeOf(rest[0])}`}${after(rows.fields[rest[1] ?? ''])}`
  const group = groupWords[field]
  return `${group ? `, ${group}` : ''}${after(activityLines[[field, ...rest].join('.')])}`
}

const lineOf = (parts: readonly string[]): Field | undefined => {
  const [head = '', second = '', third = ''] = parts
  if (head !== 'activities') return rowWords[head]?.fields[parts.at(-1) ?? ''] ?? wholeFields[second === '' ? head : `${head}.${second}`]
  return rowWords[third]?.fields[parts.at(-1) ?? ''] ?? activityLines[third]
}

/** Of the report as a whole, by their full name. */
const wholeFields: Fields = { ...narrativeFields, ...cooperationFields }

const choiceOf = (label: string, options: readonly { value: string; label: string }[]): Field => ({ type: 'choice', label, options: options.map(({ value, label: nl }) => ({ code: value, nl })) })

/** With what the page asks beside the table of fields. */
const activityLines: Fields = {
  ...activityFields,
  ...partnershipActivityFields,
  status: choiceOf('Ging de activiteit door?', activityStatuses),
  cancelReason: { type: 'prose', label: 'Waarom ging ze niet door?' },
  walkInsAllowed: { type: 'tick', label: 'Kinderen konden ook meedoen zonder inschrijving' },
  residencePaste: { type: 'prose', label: 'Plak uit een rekenblad' },
  partnersTookPart: { type: 'prose', label: 'Welke partners deden echt mee?' },
}

/** ` 2` for the second row; a field that names no row has no number. */
const placeOf = (index: string | undefined): string => (index !== undefined && /^\d+$/.test(index) ? ` ${Number(index) + 1}` : '')

const rowWords: Readonly<Record<string, { one: string; all: string; fields: Fields } | undefined>> = {
  sessions: { one: 'Sessie', all: 'Sessies', fields: sessionFields },
  residence: { one: 'Gemeente', all: 'Woongemeenten', fields: residenceFields },
  costs: { one: 'Kost', all: 'Kosten', fields: costFields },
  revenues: { one: 'Opbrengst', all: 'Opbrengsten', fields: revenueFields },
  actions: { one: 'Actie', all: 'Acties', fields: actionFields },
  risks: { one: 'Risico', all: 'Risico’s', fields: riskFields },
}

const groupWords: Readonly<Record<string, string>> = { ageBands: 'leeftijd', gender: 'gender', satisfaction: 'hoe vond je het', interest: 'zin in wetenschap en techniek' }

const groupsIn = (reference: Pick<Reference, 'codeLists'> | undefined): readonly Code[] => reference?.codeLists['targetGroup'] ?? []

const after = (line: Field | undefined): string => (line === undefined ? '' : `: ${lower(line.label)}`)
const lower = (label: string): string => (/^[A-Z](?:[A-Z]| )/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)).replace(/^eén/, 'één')
