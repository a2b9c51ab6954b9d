import type { Problem } from '@/lib/refusal'
import type { LetterTexts } from './letter-texts'

/** The letters by their word in the address, with where their texts stand. Those of the decision stand at the top, with the headings and the words about appeal of all. */
export const templateParts = {
  beslissing: ['headings', 'formalities', 'inspection', 'policyAdvice', 'legalFramework', 'articles', 'appeal'],
  heroverweging: ['reconsideration'],
  wijziging: ['amendment'],
  schorsing: ['suspension'],
  intrekking: ['revocation'],
  afrekening: ['settlement'],
  terugvordering: ['recovery'],
} as const satisfies Record<string, readonly (keyof LetterTexts)[]>
export type TemplatePart = keyof typeof templateParts

export const isTemplatePart = (word: string): word is TemplatePart => Object.hasOwn(templateParts, word)

/** One text of a template: a line, or paragraphs with a blank line between them. `places`: what may be filled in. */
export type TemplateField = { path: string; value: string; lines: boolean; places: readonly string[] }

type Node = string | readonly string[] | { readonly [key: string]: Node }

/** What each letter can fill in; an unknown place is refused. */
const places: Record<TemplatePart, readonly string[]> = {
  beslissing: ['number', 'organisation', 'amount', 'submittedAt', 'rubric', 'reconsiderationDays'],
  heroverweging: ['number', 'organisation', 'receivedAt', 'decidedAt'],
  wijziging: ['number', 'organisation', 'granted', 'askedAt', 'amount'],
  schorsing: ['number', 'organisation', 'granted', 'since'],
  intrekking: ['number', 'organisation', 'granted', 'announcedAt', 'hearingUntil', 'paid'],
  afrekening: ['number', 'organisation', 'granted', 'periodStart', 'periodEnd', 'submittedAt', 'acceptedAt', 'final', 'paid', 'balance', 'paymentDays', 'waiver', 'hearingDays', 'iban'],
  terugvordering: ['number', 'organisation', 'settledAt', 'openedAt', 'hearingUntil', 'amount', 'dueAt', 'iban', 'message'],
}
const narrower: Record<string, readonly string[]> = { headings: [], inspection: ['advice', 'adviceDay', 'adviceNumber'], policyAdvice: ['domain', 'advice', 'adviceDay', 'adviceAbout'], appeal: ['reconsiderationDays'] }

export const fieldsOf = (part: TemplatePart, texts: LetterTexts): TemplateField[] =>
  templateParts[part].flatMap((key) => leaves(key, texts[key]).map(({ path, node }) => ({ path, value: typeof node === 'string' ? node : node.join('\n\n'), lines: typeof node !== 'string', places: narrower[key] ?? places[part] })))

const leaves = (path: string, node: Node): { path: string; node: string | readonly string[] }[] => {
  if (typeof node === 'string' || isTexts(node)) return [{ path, node }]
  return Object.entries(node).flatMap(([key, child]) => leaves(`${path}-${key}`, child))
}
const isTexts = (node: Node): node is readonly string[] => Array.isArray(node)

/** The texts of this part as typed, or what is wrong with them, by field. */
export const withTyped = (part: TemplatePart, texts: LetterTexts, typed: Readonly<Record<string, string>>): { content: Record<string, Node>; problems: Problem[] } => {
  const fields = fieldsOf(part, texts)
  const problems = fields.flatMap((field) => problemsOf(field, typed[field.path] ?? '').map((message) => ({ field: `texts.${field.path}`, message })))
  const content = Object.fromEntries(templateParts[part].map((key) => [key, rebuilt(key, texts[key], typed)]))
  return { content, problems }
}

const rebuilt = (path: string, node: Node, typed: Readonly<Record<string, string>>): Node => {
  const text = clean(typed[path] ?? '')
  if (typeof node === 'string') return text.replace(/\s+/g, ' ')
  if (isTexts(node)) return paragraphs(text)
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, rebuilt(`${path}-${key}`, child, typed)]))
}

const clean = (text: string): string => text.replaceAll('\r\n', '\n').trim()
const paragraphs = (text: string): string[] => text.split(/\n\s*\n/).map((one) => one.trim().replace(/\s*\n\s*/g, ' ')).filter((one) => one !== '')

const LONGEST = 5_000

/** What an article decides on, it goes on saying: a grant without its amount would be none. */
const money = ['amount', 'final', 'balance']

const problemsOf = ({ path, value, places: known }: TemplateField, typed: string): string[] => {
  const text = clean(typed)
  if (text === '') return ['Deze tekst kan niet leeg zijn.']
  if (text.length > LONGEST) return [`Gebruik ten hoogste ${LONGEST} tekens.`]
  const strange = [...text.matchAll(/\{([^{}]*)\}/g)].find(([, place = '']) => !known.includes(place))
  if (strange) return [`We kennen ${strange[0]} hier niet. ${known.length === 0 ? 'Hier wordt niets ingevuld.' : `U kunt gebruiken: ${known.map((place) => `{${place}}`).join(', ')}.`}`]
  if (/[{}]/.test(text.replaceAll(/\{\w+\}/g, ''))) return ['Er staat een losse accolade in deze tekst.']
  if (path === 'appeal' && !(text.includes('{reconsiderationDays}') && text.includes('Raad van State'))) return ['Een beslissing zegt altijd binnen welke termijn men om heroverweging kan vragen ({reconsiderationDays}) en dat er beroep is bij de Raad van State.']
  const silent = /(^|-)articles(-|$)/.test(path) ? money.find((place) => value.includes(`{${place}}`) && !text.includes(`{${place}}`)) : undefined
  return silent ? [`Dit artikel zegt altijd het bedrag: laat {${silent}} staan.`] : []
}
