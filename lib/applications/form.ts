import type { DeclarationCode } from '@/lib/calls/declarations'
import { activityFields, requestFields, sessionFields } from './fields/activity'
import { attachmentFields, budgetFields, costFields, revenueFields } from './fields/budget'
import type { Answered, Reading, Typed } from './fields/field'
import { organisationFields } from './fields/organisation'
import { deMinimisFields, otherGrantFields, otherSupportFields } from './fields/other-support'
import { partnerFields, reachFields, targetGroupFields } from './fields/reach'

/** The whole form of domain 6.1 as one table. Rows carry a stable id, so a colleague's row never takes another's place. */
export const form = {
  fields: { ...organisationFields, ...otherSupportFields, ...requestFields, ...reachFields, ...budgetFields, ...attachmentFields },
  rows: {
    otherGrants: { fields: otherGrantFields, one: 'Steun', max: 50 },
    deMinimis: { fields: deMinimisFields, one: 'De-minimissteun', max: 50 },
    activities: { fields: activityFields, one: 'Activiteit', max: 60 },
    targetGroups: { fields: targetGroupFields, one: 'Doelgroep', max: 6 },
    partners: { fields: partnerFields, one: 'Partner', max: 50 },
    costs: { fields: costFields, one: 'Kost', max: 200 },
    revenues: { fields: revenueFields, one: 'Opbrengst', max: 100 },
  },
  sessions: { fields: sessionFields, one: 'Sessie', max: 150 },
} as const

type Rows = typeof form.rows
export type RowsName = keyof Rows
type Identified = { id: string }
type Empty = Record<never, never>

/** T of every field, with the rows and the declarations around it. */
export type Draft = Typed<typeof form.fields>
  & { [K in RowsName]?: (Identified & Typed<Rows[K]['fields']> & (K extends 'activities' ? { sessions?: (Identified & Typed<typeof sessionFields>)[] } : Empty))[] }
  & { declarations?: Partial<Record<DeclarationCode, string>> }
  /** Answers to the extra questions of the call, by step and by the id of the question. */
  & { extra?: Record<string, Record<string, string>> }
  /** Per page, the version in which it changed last: nobody removes an activity that a colleague changed since he saw it. */
  & { saved?: Record<string, number> }
  /** Who typed a field (or a session), where it was not the one who started the draft: a text of two is shown with a name. */
  & { typedBy?: Record<string, string> }

/** A draft read as far as it goes: what is missing or wrong is null, rows keep their place. */
export type DraftReading = Reading<typeof form.fields>
  & { [K in RowsName]: (Identified & Reading<Rows[K]['fields']> & (K extends 'activities' ? { sessions: (Identified & Reading<typeof sessionFields>)[] } : Empty))[] }
  & { declarations: Record<DeclarationCode, boolean> }

/** A request without problems. */
export type Answers = Answered<typeof form.fields>
  & { [K in RowsName]: (Identified & Answered<Rows[K]['fields']> & (K extends 'activities' ? { sessions: (Identified & Answered<typeof sessionFields>)[] } : Empty))[] }
  & { declarations: Record<DeclarationCode, boolean> }

export type ActivityReading = DraftReading['activities'][number]
export type SessionReading = ActivityReading['sessions'][number]

export const rowsNames: readonly RowsName[] = ['otherGrants', 'deMinimis', 'activities', 'targetGroups', 'partners', 'costs', 'revenues']
