import type { Fields } from './field'

export const otherSupportFields = {
  noOtherGrants: { type: 'tick', label: 'Wij kregen de laatste 3 jaar geen steun of erkenning van een andere overheid' },
  samePurpose: { type: 'yesNo', label: 'Vroeg u elders steun voor dezelfde activiteiten?', required: true },
  samePurposeExplanation: { type: 'prose', label: 'Welke steun, en voor welk deel?', hint: 'Alleen als u ja antwoordt. Zet het bedrag ook bij de opbrengsten.', max: 1000 },
  inPartnership: { type: 'choice', label: 'Zit u in een goedgekeurd STEM-partnerschap?', hint: 'Dezelfde activiteit kan maar één keer steun krijgen.', required: true, list: 'partnership' },
  noDeMinimis: { type: 'tick', label: 'Wij kregen de laatste 3 jaar geen de-minimissteun' },
  deMinimisExplanation: { type: 'prose', label: 'Uitleg bij de de-minimissteun', hint: 'Alleen als u boven het plafond komt. De dossierbeheerder beslist.', max: 1000 },
} as const satisfies Fields

export const otherGrantFields = {
  authority: { type: 'line', label: 'Instantie', required: true, min: 2, max: 150, carry: 'request' },
  reason: { type: 'line', label: 'Reden', required: true, min: 2, max: 200, carry: 'request' },
  amount: { type: 'euro', label: 'Bedrag', required: true, carry: 'request' },
  year: { type: 'whole', label: 'Jaar', required: true, min: 2000, max: 2100, carry: 'request' },
} as const satisfies Fields

export const deMinimisFields = {
  authority: { type: 'line', label: 'Overheid', required: true, min: 2, max: 150, carry: 'request' },
  date: { type: 'date', label: 'Datum van toekenning', required: true, carry: 'request' },
  amount: { type: 'euro', label: 'Bedrag', required: true, carry: 'request' },
  linkedUndertaking: { type: 'line', label: 'Verbonden onderneming', hint: 'Alleen als een verbonden onderneming de steun kreeg.', max: 150, carry: 'request' },
} as const satisfies Fields
