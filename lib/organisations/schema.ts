import { z } from 'zod'
import { text } from '@/lib/text'
import { parseIban } from '@/lib/organisations/iban'
import { parseKbo } from '@/lib/organisations/kbo'
import { parseAddress } from '@/lib/sign-in/address'

/** Fields carry the names of domain 6.1, step 1, so that an organisation and a request say the same thing with the same word. */

const line = (limits: { min?: number; max: number }) => text(limits).transform((value) => value.trim())
const website = z.string().trim().max(500).refine((value) => value === '' || /^https?:\/\/[^\s/]+\.[^\s]+$/.test(value), 'Geef een volledig webadres op, bijvoorbeeld https://www.voorbeeld.be.')

const parsed = <T>(parse: (typed: string) => T | string) =>
  z.string().transform((typed, context) => {
    const read = parse(typed)
    if (typeof read !== 'string') return read
    context.addIssue({ code: 'custom', message: read })
    return z.NEVER
  })

export const emailAddress = parsed((typed) => {
  const address = parseAddress(typed)
  return address === null ? 'Geef een geldig e-mailadres op.' : { address }
}).transform(({ address }) => address)

export const enterpriseNumber = parsed((typed) => {
  const read = parseKbo(typed)
  return read.ok ? read : read.problem
}).transform(({ kbo }) => kbo)

const address = {
  street: line({ min: 1, max: 100 }),
  number: line({ min: 1, max: 20 }),
  box: line({ max: 20 }),
  postcode: z.string().trim().regex(/^[1-9]\d{3}$/, 'Geef een postcode van vier cijfers op.'),
  municipality: line({ min: 1, max: 100 }),
}

const legalName = line({ min: 2, max: 150 })
const legalForm = z.string().min(1, 'Kies een rechtsvorm.')

export const registration = z.object({ enterpriseNumber, legalName, legalForm, ...address, functionTitle: line({ max: 100 }) })

export const organisationEditing = z.object({
  organisationId: z.uuid(),
  version: z.coerce.number().int(),
  legalName,
  legalNameReason: line({ max: 500 }),
  legalForm,
  ...address,
  website,
  vatStatus: z.union([z.literal('').transform(() => null), z.enum(['VOLLEDIG', 'GEMENGD', 'NIET'], 'Kies of de organisatie btw-plichtig is.')]),
  mission: text({ max: 2000 }),
  charter: z.literal('ja').optional().transform((value) => value === 'ja'),
})

export const accountChange = z.object({
  organisationId: z.uuid(),
  iban: parsed((typed) => {
    const read = parseIban(typed)
    return read.ok ? read : read.problem
  }).transform(({ iban }) => iban),
  accountHolder: line({ min: 2, max: 150 }),
})

const memberRole = z.enum(['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', 'PARTNERSHIP_COORDINATOR'], 'Kies wat uw collega mag doen.')
export const colleagueInvitation = z.object({ organisationId: z.uuid(), email: emailAddress, role: memberRole })
