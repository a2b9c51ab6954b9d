/**
 * Two ways to divide secondary education, side by side because neither can be counted in the other: the forms until its modernisation (complete in the
 * school year 2024-2025), and the finalities since.
 */
export const educationForms = {
  VORM: { title: 'Onderwijsvormen, tot de modernisering', forms: { ASO: 'algemeen (ASO)', TSO: 'technisch (TSO)', KSO: 'kunst (KSO)', BSO: 'beroeps (BSO)' } },
  FINALITEIT: { title: 'Finaliteiten, sinds de modernisering', forms: { DOORSTROOM: 'doorstroom', DUBBEL: 'dubbele finaliteit', ARBEIDSMARKT: 'arbeidsmarkt' } },
} as const

export const formWords: Record<string, string> = { alle: 'alle vormen', PBA: 'professionele bachelor', ABA: 'academische bachelor', MA: 'master', ...educationForms.VORM.forms, ...educationForms.FINALITEIT.forms }

export const levelWords: Record<string, string> = { SO2: 'tweede graad', SO3: 'derde graad', SO: 'secundair', HO: 'hoger onderwijs' }
export const stageWords: Record<string, string> = { instroom: 'Instroom', doorstroom: 'Doorstroom', uitstroom: 'Uitstroom' }
export const genderWords: Record<string, string> = { alle: 'iedereen', V: 'meisjes of vrouwen', M: 'jongens of mannen' }
