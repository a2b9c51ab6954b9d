import { z } from 'zod'
import { parseIban } from '@/lib/organisations/iban'
import { text } from '@/lib/text'
import { parseDay } from '@/lib/time'

const id = z.uuid('Kies een dossier.')
const ticked = (message: string) => z.string({ error: message }).refine((value) => value === 'on' || value === 'ja', { error: message })

/** The spaces around it do not count. */
const motivated = (min: number) => text({ min, max: 5000 }).transform((typed) => typed.trim()).refine((typed) => [...typed].length >= min, `Schrijf minstens ${min} karakters.`)

export const acceptance = z.object({
  grantId: id,
  iban: z.string({ error: 'Dit veld is verplicht.' }).transform((text, context) => {
    const parsed = parseIban(text)
    if (parsed.ok) return parsed.iban
    context.addIssue(parsed.problem)
    return z.NEVER
  }),
  conditionsAccepted: ticked('Aanvaard de voorwaarden om de subsidie te krijgen.'),
})
export type Acceptance = z.output<typeof acceptance>

export const declining = z.object({ grantId: id, confirmed: ticked('Bevestig dat u de subsidie niet wilt.') })

export const starting = z.object({
  grantId: id,
  startDay: z.string({ error: 'Dit veld is verplicht.' }).transform((text, context) => {
    const parsed = parseDay(text)
    if (parsed.ok) return parsed.day
    context.addIssue(parsed.problem)
    return z.NEVER
  }),
})
export type Starting = z.output<typeof starting>

/** As a number of a register looks: letters, figures, dashes, slashes and dots, with a figure in it. */
const REGISTER_NUMBER = /^(?=.*\d)[A-Za-z0-9](?:[A-Za-z0-9/.-]{3,38})[A-Za-z0-9]$/

export const registeringAid = z.object({
  grantId: id,
  registerNumber: z.string({ error: 'Dit veld is verplicht.' }).trim().regex(REGISTER_NUMBER, 'Geef het nummer op zoals het register het gaf: 5 tot 40 letters en cijfers, met eventueel -, / of . ertussen.'),
})
export type RegisteringAid = z.output<typeof registeringAid>

export const correctingAid = registeringAid.extend({ reason: text({ min: 20, max: 2000 }) })
export type CorrectingAid = z.output<typeof correctingAid>

export const motivatedGrant = z.object({ grantId: id, reason: motivated(20) })

export const proposingRevocation = z.object({ grantId: id, motivation: motivated(60) })
export const oneRevocation = z.object({ revocationId: z.uuid('Kies een intrekking.') })
export const replyingRevocation = oneRevocation.extend({ reply: text({ min: 1, max: 5000 }) })
export const droppingRevocation = oneRevocation.extend({ reason: motivated(20) })

export const meetingCondition = z.object({ conditionId: id })
