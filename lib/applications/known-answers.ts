import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { formatIban } from '@/lib/organisations/iban'
import { formatKbo } from '@/lib/organisations/kbo'
import type { CopiedField } from './copied-fields'
import { organisationFields } from './fields/organisation'
import type { Fields } from './fields/field'
import type { Draft } from './form'

/** Nobody types twice what the organisation told before; what is put in is marked until somebody looked at it. */
export const knownAnswers = async (tx: Tx, actor: Actor, organisationId: string): Promise<{ draft: Draft; copied: CopiedField[] }> => {
  const known = await told(tx, actor, organisationId)
  const fields: Fields = organisationFields
  const draft = Object.fromEntries(Object.entries(known).filter(([name]) => fields[name]?.carry === 'organisation'))
  const copied = Object.entries(draft).filter(([, value]) => value !== '').map(([field, value]) => ({ field, value, from: 'de gegevens van uw organisatie' }))
  return { draft, copied }
}

const told = async (tx: Tx, actor: Actor, organisationId: string) => {
  const organisation = await tx.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    include: { municipality: { select: { name: true } }, memberships: { where: { endedAt: null }, include: { user: true }, orderBy: { since: 'asc' } } },
  })
  const contact = organisation.memberships.find(({ userId }) => userId === actor.userId)
  const signatory = organisation.memberships.find(({ role }) => role === 'APPLICANT_SIGNATORY')
  return {
    enterpriseNumber: formatKbo(organisation.kbo),
    legalName: organisation.legalName,
    legalForm: organisation.legalForm,
    street: organisation.street,
    number: organisation.houseNumber,
    box: organisation.box,
    postcode: organisation.postcode,
    municipality: organisation.municipality?.name ?? '',
    website: organisation.website,
    iban: organisation.iban ? formatIban(organisation.iban) : '',
    accountHolder: organisation.accountHolder,
    vatStatus: organisation.vatStatus ?? '',
    mission: organisation.mission,
    charter: organisation.charter ? 'ja' : '',
    contactName: actor.name,
    contactRole: contact?.functionTitle ?? '',
    contactEmail: actor.email ?? '',
    contactPhone: contact?.user.phone ?? '',
    signatoryName: signatory?.user.name ?? '',
    signatoryRole: signatory?.functionTitle ?? '',
  }
}
