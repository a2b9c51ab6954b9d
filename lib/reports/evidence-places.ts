import { z } from 'zod'

/** What a file proves (domain 5.4). Sums are enough: no list with names, and no child that can be recognised without its parents' consent. */
const activityKinds = ['ANNOUNCEMENT', 'SESSION_TOTALS', 'PARTNER_CONFIRMATION', 'PHOTO', 'OTHER'] as const
const moneyKinds = ['INVOICE', 'PAYMENT', 'OTHER'] as const

export const evidenceWords = {
  ANNOUNCEMENT: 'Aankondiging',
  SESSION_TOTALS: 'Totalen van een sessieblad, zonder namen',
  PARTNER_CONFIRMATION: 'Bevestiging van een partner',
  PHOTO: 'Foto zonder herkenbare kinderen, of met toestemming',
  INVOICE: 'Factuur of loonbewijs',
  PAYMENT: 'Betaalbewijs',
  OTHER: 'Ander bewijsstuk',
} as const satisfies Record<string, string>

export type EvidenceKind = keyof typeof evidenceWords
export const evidenceKind = z.enum(['ANNOUNCEMENT', 'SESSION_TOTALS', 'PARTNER_CONFIRMATION', 'PHOTO', 'INVOICE', 'PAYMENT', 'OTHER'])

/** The figures of an activity that a file may stand beside, by indicator (domain 3.2). */
export const provenFigures = {
  I01: 'Deelnemers', I02: 'Leeftijd', I03: 'Gender', I05: 'Woongemeenten', I08: 'Sessies en aanwezigen', I12: 'Deelnemers die volhielden', I13: 'Nieuw of terugkerend',
  I15: 'Kansentarief', I16: 'Toegeleid', I18: 'Toegankelijkheid', I19: 'Hoe vond je het?', I20: 'Zin in wetenschap en techniek', I23: 'Begeleiders',
} as const satisfies Record<string, string>

export type ProvenFigure = keyof typeof provenFigures

/** Where a file stands in a report: beside an activity or one of its figures, or beside the costs or one of them. */
export type EvidencePlace = { activity: string; figure: ProvenFigure | null } | { activity: null; cost: string | null }

export const placeText = (place: EvidencePlace): string =>
  place.activity === null
    ? `costs${place.cost === null ? '' : `/${encodeURIComponent(place.cost)}`}`
    : `activity/${encodeURIComponent(place.activity)}${place.figure === null ? '' : `/${place.figure}`}`

/** The way back; null = no place of a report. */
export const readPlace = (text: string): EvidencePlace | null => {
  const beside = /^costs(?:\/([^/]{1,150}))?$/.exec(text)
  if (beside) return { activity: null, cost: beside[1] === undefined ? null : decoded(beside[1]) }
  const [, activity, figure] = /^activity\/([^/]{1,150})(?:\/(I\d\d))?$/.exec(text) ?? []
  if (activity === undefined || !(figure === undefined || isFigure(figure))) return null
  return { activity: decoded(activity), figure: figure ?? null }
}

export const kindsAt = (place: EvidencePlace): readonly EvidenceKind[] => (place.activity === null ? moneyKinds : activityKinds)

const isFigure = (text: string): text is ProvenFigure => Object.hasOwn(provenFigures, text)

/** Who asks for an address that is none means no place of ours. */
const decoded = (text: string): string => {
  try { return decodeURIComponent(text) } catch { return '' }
}
