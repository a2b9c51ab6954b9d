import type { Fields } from './field'

export const budgetFields = {
  requestedCents: { type: 'euro', label: 'Gevraagde subsidie', hint: 'Laat u dit leeg, dan vragen we het hoogste bedrag dat mogelijk is. U mag minder vragen.' },
} as const satisfies Fields

export const costFields = {
  category: { type: 'choice', label: 'Soort kost', required: true, list: 'costCategory', carry: 'request' },
  description: { type: 'line', label: 'Omschrijving', required: true, min: 2, max: 200, carry: 'request' },
  quantity: { type: 'decimal', label: 'Aantal', required: true, min: 0, max: 1000000, carry: 'request' },
  unit: { type: 'line', label: 'Eenheid', hint: 'Bijvoorbeeld uur, dag of stuk.', required: true, max: 40, carry: 'request' },
  unitPrice: { type: 'euro', label: 'Prijs per eenheid', required: true, carry: 'request' },
  inKind: { type: 'euro', label: 'Waarvan in natura', carry: 'request' },
} as const satisfies Fields

export const revenueFields = {
  category: { type: 'choice', label: 'Soort opbrengst', required: true, list: 'revenueCategory', carry: 'request' },
  description: { type: 'line', label: 'Omschrijving', required: true, min: 2, max: 200, carry: 'request' },
  amount: { type: 'euro', label: 'Bedrag', required: true, carry: 'request' },
} as const satisfies Fields

export const attachmentFields = {
  statutesPublic: { type: 'tick', label: 'Onze statuten staan in de KBO of in het Belgisch Staatsblad' },
} as const satisfies Fields
