import { z } from 'zod'
import { text } from '@/lib/text'
import { emailAddress } from '@/lib/organisations/schema'
import { actorGroups, helixTypes } from './words'

const line = (limits: { min?: number; max: number }) => text(limits).transform((value) => value.trim())

/** Everybody reads a profile: an address or a number in it would bring the mail and the calls that the portal keeps away. */
const PRIVATE = /[^\s@]+@[^\s@]+\.[a-z]{2,}|(?:\+|\b0)\d(?:[\s./-]?\d){7,}/i
const publicText = (limits: { min?: number; max: number }) =>
  line(limits).refine((value) => !PRIVATE.test(value), 'Zet hier geen e-mailadres of telefoonnummer. Wie u zoekt, schrijft u via het loket.')

const website = z.string().trim().max(300).refine((value) => value === '' || /^https?:\/\/[^\s/]+\.[^\s]+$/.test(value), 'Geef een volledig webadres op, bijvoorbeeld https://www.voorbeeld.be.')
const age = z.coerce.number('Geef een leeftijd van 5 tot en met 18 op.').int().min(5, 'De activiteiten zijn voor kinderen vanaf 5 jaar.').max(18, 'De activiteiten zijn voor jongeren tot en met 18 jaar.')
const optionalId = z.union([z.literal('').transform(() => null), z.uuid()]).default(null)

export const actorProfile = z
  .object({
    /** Of the profile that is changed; none = a new one. */
    actorId: optionalId,
    version: z.coerce.number().int().default(0),
    /** None = a group of citizens without an enterprise number. */
    organisationId: optionalId,
    name: publicText({ max: 150 }).default(''),
    helixType: z.enum(helixTypes, 'Kies wat u bent.'),
    actorGroup: z.enum(actorGroups, 'Kies waar u thuishoort.'),
    website,
    themes: z.preprocess((given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]), z.array(z.string().regex(/^[A-Z]{2,12}$/)).min(1, 'Kies minstens één thema.').max(5, 'Kies ten hoogste vijf thema’s.')),
    ageMin: age,
    ageMax: age,
    municipality: line({ min: 1, max: 100 }),
    description: publicText({ min: 50, max: 600 }),
    offers: publicText({ max: 600 }),
    needs: publicText({ max: 600 }),
    contactFunction: publicText({ min: 3, max: 80 }),
    consent: z.literal('ja', 'Vink aan dat u gevonden wilt worden.'),
  })
  .superRefine(({ ageMin, ageMax, offers, needs, organisationId, actorId, name, helixType }, context) => {
    const add = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (ageMax < ageMin) add('ageMax', 'De hoogste leeftijd ligt onder de laagste.')
    if (offers === '' && needs === '') add('offers', 'Schrijf wat u aanbiedt, of hieronder wat u zoekt.')
    if (organisationId === null && actorId === null && name.length < 2) add('name', 'Schrijf hoe uw groep heet.')
    if (organisationId === null && actorId === null && helixType !== 'CIV') add('helixType', 'Zonder ondernemingsnummer kan alleen een groep burgers. Registreer anders eerst uw organisatie.')
  })
export type ActorProfile = z.output<typeof actorProfile>

export const actorStep = z.object({ actorId: z.uuid(), version: z.coerce.number().int() })
export const actorVerdict = actorStep
  .extend({ verdict: z.enum(['SHOW', 'HIDE'], 'Kies of deze actor te vinden is.'), reason: line({ max: 500 }) })
  .superRefine(({ verdict, reason }, context) => {
    if (verdict === 'HIDE' && reason.length < 10) context.addIssue({ code: 'custom', path: ['reason'], message: 'Schrijf waarom, in minstens 10 tekens. De actor leest het.' })
  })

export const actorMessage = z.object({
  actorId: z.uuid(),
  senderName: line({ max: 100 }).default(''),
  senderAddress: z.union([z.literal('').transform(() => null), emailAddress]).default(null),
  text: line({ min: 20, max: 2000 }),
})
export type ActorMessage = z.output<typeof actorMessage>
export const messageToken = z.object({ token: z.string().min(20).max(100) })
