import type { Fields } from './field'

export const budgetFields = {
  requestedCents: { type: 'euro', label: 'Gevraagde subsidie', hint: 'Laat u dit leeg, dan vragen we het hoogste bedrag dat mogelijk is. U mag minder vragen.' },
} as const satisfies Fields

export const costFields = {
  category: { type: 'choice', label: 'Soort kost', required: true, list: 'costCategory' },
  description: { type: 'line', label: 'Omschrijving', required: true, min: 2, max: 200 },
  quantity: { type: 'decimal', label: 'Aantal', required: true, min: 0, max: 1000000 },
  unit: { type: 'line', label: 'Eenheid', hint: 'Bijvoorbeeld uur, dag of stuk.', required: true, max: 40 },
  unitPrice: { type: 'euro', label: 'Prijs per eenheid', required: true },
  inKind: { type: 'euro', label: 'Waarvan in natura' },
} as const satisfies Fields

export const revenueFields = {
  category: { type: 'choice', label: 'Soort opbrengst', required: true, list: 'revenueCategory' },
  description: { type: 'line', label: 'Omschrijving', required: true, min: 2, max: 200 },
  amount: { type: 'euro', label: 'Bedrag', required: true },
} as const satisfies Fields

export const attachmentFields = {
  statutesPublic: { type: 'tick', label: 'Onze statuten staan in de KBO of in het Belgisch Staatsblad' },
} as const satisfies Fields
