import type { LetterContent } from './letter-content'
import { appealBlock, filling, numbered, section, wholeLetter, type LetterTexts } from './letter-texts'
import type { TemplatePart } from './template-fields'

/** People, organisations and amounts that do not exist, to see a template filled in. */
const example: Record<string, string> = {
  number: 'STEM-2026-ACT-00042', organisation: 'Robotclub Voorbeeld vzw', amount: '4.000,00', granted: '4.000,00', final: '3.600,00', paid: '3.200,00', balance: '400,00', waiver: '25,00',
  submittedAt: 'maandag 2 maart 2026, 16.40 uur', acceptedAt: '4 november 2026', receivedAt: '12 juni 2026', decidedAt: '20 mei 2026', askedAt: '3 september 2026', since: '1 oktober 2026', announcedAt: '1 oktober 2026', settledAt: '5 november 2026', openedAt: '12 november 2026',
  hearingUntil: 'tot en met 12 december 2026', dueAt: 'uiterlijk op 14 januari 2027', periodStart: '1 juli 2026', periodEnd: '30 juni 2027', rubric: 'STEM-rubriek (versie 1)', reconsiderationDays: '30', paymentDays: '30', hearingDays: '30',
  iban: 'BE68 5390 0754 7034', message: '+++202/7000/12347+++', advice: 'gunstig', adviceDay: '12 mei 2026', adviceNumber: 'IF/2026/117', domain: 'Onderwijs en Vorming', adviceAbout: 'deze aanvraag',
}

const call = { texts: {}, terms: { completionWorkingDays: 10, reviewWorkingDays: 15, consensusWorkingDays: 10, acceptDays: 30, acceptReminderDays: 10, startMonths: 3, reportMonths: 2, reconsiderationDays: 30, recoveryHearingDays: 30, paymentDays: 30 }, contactName: 'Team STEM', contactEmail: 'stem@voorbeeld.be', contactPhone: '0800 00 000 (voorbeeldnummer)' }
const organisation = { legalName: 'Robotclub Voorbeeld vzw', street: 'Voorbeeldstraat', houseNumber: '1', box: '', postcode: '9000', municipality: { name: 'Gent' } }

/** A letter of this kind with every text of its template, whichever of them a real one would have. */
export const exampleLetter = (part: TemplatePart, texts: LetterTexts): LetterContent => {
  const fill = filling(example)
  const own = ownTexts(part, texts)
  const letter = wholeLetter(texts, call, { title: fill(own.title), number: 'STEM-2026-ACT-00042', organisation }, [
    section(texts, 'legalGrounds', ['De rechtsgrond van de oproep.']),
    section(texts, 'formalities', own.formalities.map(fill)),
    section(texts, 'motivation', ['De motivering van dit dossier.'], part === 'beslissing' ? { table: [{ name: 'C01 STEM centraal', score: '4,0', text: 'De kinderen ontwerpen en testen zelf.' }] } : {}),
    section(texts, 'legalFramework', own.legalFramework.map(fill)),
    ...own.articles.map((articles) => section(texts, 'decision', numbered(articles.map(fill)))),
  ])
  return { ...letter, appeal: own.appeal ? { ...letter.appeal, paragraphs: own.appeal.map(fill) } : appealBlock(call, texts) }
}

type Own = { title: string; formalities: readonly string[]; legalFramework: readonly string[]; articles: readonly (readonly string[])[]; appeal?: readonly string[] }

const ownTexts = (part: TemplatePart, texts: LetterTexts): Own => {
  const { reconsideration, amendment, suspension, revocation, settlement, recovery } = texts
  const parts: Record<TemplatePart, Own> = {
    beslissing: { title: 'Beslissing over uw aanvraag {number}', formalities: [...texts.formalities, texts.inspection, texts.policyAdvice], legalFramework: texts.legalFramework, articles: Object.values(texts.articles).map((one) => [one]) },
    heroverweging: { ...reconsideration, articles: Object.values(reconsideration.articles) },
    wijziging: { ...amendment, articles: Object.values(amendment.articles) },
    schorsing: { ...suspension, articles: [suspension.articles] },
    intrekking: { ...revocation, articles: Object.values(revocation.articles) },
    afrekening: { ...settlement, articles: Object.values(settlement.articles) },
    terugvordering: { ...recovery, formalities: [...recovery.formalities, ...recovery.revokedFormalities], articles: [recovery.articles] },
  }
  return parts[part]
}
