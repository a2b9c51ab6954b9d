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

/** What stands between braces, as an administrator reads it. */
export const placeWords: Readonly<Record<string, string>> = {
  number: 'het dossiernummer', organisation: 'de naam van de organisatie', amount: 'het bedrag waarover de brief gaat', granted: 'het toegekende bedrag', final: 'het definitieve bedrag', paid: 'wat al betaald is', balance: 'het saldo', waiver: 'het bedrag waaronder we niets terugvragen',
  submittedAt: 'wanneer er ingediend is', acceptedAt: 'wanneer het verslag aanvaard is', receivedAt: 'wanneer het verzoek aankwam', decidedAt: 'de dag van de eerste beslissing', askedAt: 'de dag waarop de wijziging gevraagd is', since: 'de eerste dag van de schorsing',
  announcedAt: 'de dag van de aankondiging', settledAt: 'de dag van de afrekening', openedAt: 'de dag waarop de terugvordering begon', hearingUntil: 'tot wanneer men kan reageren', dueAt: 'tot wanneer men kan betalen', periodStart: 'de eerste dag van de subsidieperiode', periodEnd: 'de laatste dag van de subsidieperiode',
  rubric: 'de beoordelingscriteria met hun versie', reconsiderationDays: 'het aantal dagen om heroverweging te vragen', paymentDays: 'het aantal dagen waarin we betalen', hearingDays: 'het aantal dagen om te reageren', iban: 'de rekening waarop betaald wordt', message: 'de gestructureerde mededeling',
  advice: 'de strekking van het advies', adviceDay: 'de dag van het advies', adviceNumber: 'het nummer van het advies', adviceAbout: 'waarover het advies gaat', domain: 'het beleidsdomein',
}

const letters: ReadonlySet<string> = new Set(['reconsideration', 'amendment', 'suspension', 'revocation', 'settlement', 'recovery'])

/** `settlement-articles-BALANCE` → `Artikelen, er volgt een saldo`. */
export const fieldWords = (path: string): string =>
  path.split('-').filter((key) => !letters.has(key)).map((key) => keyWords[key] ?? variantWords[key] ?? key).join(', ')
