import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import { readAnswers } from '@/lib/applications/answers'
import type { DraftReading } from '@/lib/applications/form'
import { readFrozen } from '@/lib/applications/frozen-request'
import { referenceData } from '@/lib/applications/reference-data'
import { draftSchema } from '@/lib/applications/schema'
import type { Tx } from '@/lib/db'
import type { Place } from '@/lib/reference/distance'
import type { Seeker } from './matching'
import { helixTypes } from './words'

export type Seeking = {
  /** What the page says it is for, and where it leads back to. */
  title: string
  back: { label: string; href: string }
  seeker: Seeker
  known: { organisationIds: string[]; kbos: string[]; names: string[] }
}

/** A request that looks for partners: what is typed in it, for those who may edit it; null for anybody else. */
export const requestSeeking = async (tx: Tx, actor: Actor, applicationId: string): Promise<Seeking | null> => {
  if (!z.uuid().safeParse(applicationId).success) return null
  const application = await tx.application.findUnique({ where: { id: applicationId }, select: { id: true, organisationId: true, submittedAt: true, title: true, status: true, draft: true, organisation: { select: { kbo: true, legalName: true } } } })
  if (!application || !can(actor, 'application.edit', applicationFacts(application))) return null
  const { reading } = readAnswers(draftSchema.parse(application.draft), await referenceData(tx))
  return {
    title: application.title || 'uw aanvraag',
    back: { label: 'Partners van uw aanvraag', href: `/aanvragen/${application.id}/partners` },
    ...(await seekingOf(tx, [reading], [{ id: application.organisationId, ...application.organisation }])),
  }
}

/** A partnership that looks for partners: all it asked in its own name, for those of its lead. */
export const partnershipSeeking = async (tx: Tx, actor: Actor, code: string): Promise<Seeking | null> => {
  const partnership = await tx.partnership.findUnique({ where: { code: code.slice(0, 60) }, include: { lead: { select: { id: true, kbo: true, legalName: true } }, seat: { select: { lat: true, lon: true } } } })
  if (!partnership || !can(actor, 'partnership.read', { organisationId: partnership.leadOrganisationId })) return null
  const filed = await tx.application.findMany({
    where: { partnershipId: partnership.id, submittedAt: { not: null } },
    select: { submissions: { orderBy: { round: 'desc' }, take: 1, select: { content: true } } },
  })
  const readings = filed.flatMap(({ submissions }) => submissions.map(({ content }) => readFrozen(content).reading))
  const seeking = await seekingOf(tx, readings, [partnership.lead])
  return { title: partnership.name, back: { label: 'Uw partnerschap', href: `/partnerschap?code=${encodeURIComponent(partnership.code)}` }, ...seeking, seeker: { ...seeking.seeker, places: [...seeking.seeker.places, partnership.seat] } }
}

type Known = { id: string; kbo: string; legalName: string }

const seekingOf = async (tx: Tx, readings: readonly DraftReading[], organisations: readonly Known[]): Promise<Pick<Seeking, 'seeker' | 'known'>> => {
  const activities = readings.flatMap(({ activities: own }) => own)
  const partners = readings.flatMap(({ partners: own }) => own)
  const profiles = await tx.stemActor.findMany({ where: { organisationId: { in: organisations.map(({ id }) => id) } }, select: { helixType: true } })
  const helix = [...partners, ...profiles].map(({ helixType }) => helixType)
  const ages = activities.flatMap(({ ageMin, ageMax }) => (ageMin === null || ageMax === null || ageMax < ageMin ? [] : [ageMin, ageMax]))
  return {
    seeker: {
      helixTypes: helixTypes.filter((type) => helix.includes(type)),
      themes: [...new Set(activities.flatMap(({ themes }) => themes))],
      places: await centres(tx, activities.flatMap(({ nis }) => (nis === null ? [] : [nis]))),
      ages: ages.length === 0 ? null : { min: Math.min(...ages), max: Math.max(...ages) },
      text: [...activities.flatMap(({ title, description, challenge }) => [title, description, challenge]), ...partners.map(({ role }) => role)].filter((text) => text !== null).join(' '),
    },
    known: {
      organisationIds: organisations.map(({ id }) => id),
      kbos: [...organisations.map(({ kbo }) => kbo), ...partners.flatMap(({ kbo }) => (kbo === null ? [] : [kbo]))],
      names: [...organisations.map(({ legalName }) => legalName), ...partners.flatMap(({ name }) => (name === null ? [] : [name]))],
    },
  }
}

const centres = (tx: Tx, codes: readonly string[]): Promise<Place[]> => tx.municipality.findMany({ where: { nis: { in: [...new Set(codes)] } }, select: { lat: true, lon: true } })
