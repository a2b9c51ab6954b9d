import { declarationsSchema } from '@/lib/calls/declarations'
import { callTerms } from '@/lib/calls/terms'
import { textsOf } from '@/lib/calls/texts'
import type { Problem } from '@/lib/refusal'
import { daysBetween, localDay } from '@/lib/time'
import type { Call } from '@/prisma/generated/client'

/** Who announces or opens for a shorter time than usual may, but hears it (domain 5.1). */
const USUAL_DAYS_BEFORE_OPENING = 14
const USUAL_DAYS_OPEN = 42

/**
 * What a call still lacks before it can be published, and what is unusual about it. Fields are the names of the editing form.
 * @param numberCodeTaken another published call of the same year prints the same letters in its file numbers
 */
export const checklist = (call: Call, { now, numberCodeTaken }: { now: Date; numberCodeTaken: boolean }): { missing: Problem[]; warnings: Problem[] } => ({
  missing: lines(
    [call.name.trim() === '', 'name', 'Geef de oproep een naam.'],
    [call.legalBasis.trim() === '', 'legalBasis', 'Vul de rechtsgrond in.'],
    [call.envelopeCents <= 0n, 'envelope', 'Vul de enveloppe in.'],
    [call.rubricVersionId === null, 'rubricVersionId', 'Kies de versie van de criteria.'],
    [call.indicatorVersionId === null, 'indicatorVersionId', 'Kies de versie van de indicatoren.'],
    [call.fundingModel !== 'COST_SHARE' && !call.unitAmountCents, 'unitAmount', 'Vul het bedrag per eenheid in.'],
    [call.fundingModel === 'COST_SHARE' && !call.supportRateBp, 'supportRate', 'Vul het steunpercentage in.'],
    [call.opensAt === null, 'opensDay', 'Kies wanneer de oproep opent.'],
    [call.deadlineAt === null, 'deadlineDay', 'Kies de uiterste indiening.'],
    [call.deadlineAt !== null && call.deadlineAt <= now, 'deadlineDay', 'De uiterste indiening is al voorbij.'],
    [call.periodStart === null, 'periodStart', 'Vul het begin van de subsidieperiode in.'],
    [call.periodEnd === null, 'periodEnd', 'Vul het einde van de subsidieperiode in.'],
    [call.contactName.trim() === '', 'contactName', 'Vul in wie vragen over de oproep beantwoordt.'],
    [call.contactEmail.trim() === '', 'contactEmail', 'Vul het e-mailadres voor vragen in.'],
    [call.contactPhone.trim() === '', 'contactPhone', 'Vul het telefoonnummer voor vragen in.'],
    [call.paymentPlan.reduce((sum, percent) => sum + percent, 0) !== 100, 'paymentPlan', 'De schijven moeten samen 100% zijn.'],
    [!callTerms.safeParse(call.terms).success, 'terms.completionWorkingDays', 'Vul alle termijnen in.'],
    [!declarationsSchema.safeParse(call.declarations).success, 'declarations.truth', 'Vul de tekst van alle verklaringen in.'],
    ...missingTexts(call),
    [numberCodeTaken, 'numberCode', `Een andere oproep van hetzelfde jaar gebruikt de nummercode ${call.numberCode} al.`],
  ),
  warnings: lines(
    [call.opensAt !== null && days(now, call.opensAt) < USUAL_DAYS_BEFORE_OPENING, 'opensDay', `De oproep opent minder dan ${USUAL_DAYS_BEFORE_OPENING} dagen na de aankondiging.`],
    [call.opensAt !== null && call.deadlineAt !== null && days(call.opensAt, call.deadlineAt) < USUAL_DAYS_OPEN, 'deadlineDay', 'De oproep is minder dan zes weken open.'],
    [call.repaymentIban === '', 'repaymentIban', 'Er is nog geen rekening om op terug te betalen. Zonder kan niemand geld van deze oproep terugvorderen.'],
    [call.testMode, 'testMode', 'Dit is een testoproep: ze staat niet op de publieke pagina’s.'],
  ),
})

type Line = [when: boolean, field: string, message: string]

const lines = (...all: Line[]): Problem[] => all.filter(([when]) => when).map(([, field, message]) => ({ field, message }))

const missingTexts = (call: Call): Line[] => {
  const { intro, who, amount, howTo, afterwards, selfCheck } = textsOf(call.texts)
  return [
    [intro.trim() === '', 'texts.intro', 'Schrijf de inleiding.'],
    [who.trim() === '', 'texts.who', 'Schrijf wie kan aanvragen.'],
    [amount.trim() === '', 'texts.amount', 'Schrijf hoeveel een aanvrager krijgt.'],
    [howTo.trim() === '', 'texts.howTo', 'Schrijf hoe men aanvraagt.'],
    [afterwards.trim() === '', 'texts.afterwards', 'Schrijf wat er na de indiening gebeurt.'],
    [selfCheck.length < 4, 'selfCheck', 'Stel vier of vijf vragen op waarmee een aanvrager zichzelf test.'],
  ]
}

const days = (from: Date, to: Date): number => daysBetween(localDay(from), localDay(to))
