/** Apart from the schema, because the count screen takes these to the browser and no zod with them. */
export const genders = ['V', 'M', 'X', 'UNKNOWN'] as const
export const novelties = ['NEW', 'RETURNING', 'UNKNOWN'] as const
export const bands = ['A05_07', 'A08_09', 'A10_11', 'A12_13', 'A14_15', 'A16_18', 'UNKNOWN'] as const

export const genderWords: Record<(typeof genders)[number], string> = { V: 'Meisje', M: 'Jongen', X: 'X', UNKNOWN: 'Niet gevraagd' }
export const noveltyWords: Record<(typeof novelties)[number], string> = { NEW: 'Nieuw', RETURNING: 'Terugkerend', UNKNOWN: 'Niet gevraagd' }
export const bandWords: Record<(typeof bands)[number], string> = { A05_07: '5-7', A08_09: '8-9', A10_11: '10-11', A12_13: '12-13', A14_15: '14-15', A16_18: '16-18', UNKNOWN: 'Onbekend' }

export const totalOf = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, one) => sum + one, 0)
