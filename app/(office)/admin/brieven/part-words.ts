import { outcomeWords } from '@/lib/decisions/words'
import type { TemplatePart } from '@/lib/letters/template-fields'

export const partWords: Record<TemplatePart, string> = {
  beslissing: 'Beslissing',
  heroverweging: 'Antwoord op een heroverweging',
  wijziging: 'Antwoord op een wijziging',
  schorsing: 'Schorsing',
  intrekking: 'Intrekking',
  afrekening: 'Afrekening',
  terugvordering: 'Terugvordering',
}

const keyWords: Record<string, string> = {
  title: 'Titel', formalities: 'Vormvereisten', revokedFormalities: 'Vormvereisten na een intrekking', inspection: 'Zin over de Inspectie van Financiën', policyAdvice: 'Zin over het advies van een beleidsdomein', legalFramework: 'Juridisch kader', articles: 'Artikelen', appeal: 'Beroep', headings: 'Kop',
  legalGrounds: 'Rechtsgronden', motivation: 'Motivering', decision: 'Beslissing', conditions: 'Voorwaarden', contact: 'Contact',
}

const variantWords: Record<string, string> = {
  ...outcomeWords,
  INELIGIBLE: 'onontvankelijk', UPHELD: 'gegrond', UPHELD_INELIGIBLE: 'gegrond, na onontvankelijkheid', DISMISSED: 'ongegrond', INADMISSIBLE: 'niet ontvankelijk', APPROVED: 'goedgekeurd', LOWERED: 'goedgekeurd met een lager bedrag', REFUSED: 'geweigerd',
  PAID: 'er is al betaald', NOTHING: 'er blijft niets te betalen', BALANCE: 'er volgt een saldo', WAIVED: 'te klein om terug te vorderen', RECOVERY: 'er is te veel betaald',
}

const letters: ReadonlySet<string> = new Set(['reconsideration', 'amendment', 'suspension', 'revocation', 'settlement', 'recovery'])

/** `settlement-articles-BALANCE` → `Artikelen, er volgt een saldo`. */
export const fieldWords = (path: string): string =>
  path.split('-').filter((key) => !letters.has(key)).map((key) => keyWords[key] ?? variantWords[key] ?? key).join(', ')
