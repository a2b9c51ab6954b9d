import type { Resource } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { lessonStatusOf } from './words'

const source = { select: { id: true, number: true, applicationId: true, organisationId: true, organisation: { select: { legalName: true } }, call: { select: { name: true } } } } as const

/** A lesson with the grant it comes from; what row level security hides does not exist. */
export const loadLesson = async (tx: Tx, id: string) => {
  const row = await tx.lesson.findUnique({ where: { id }, include: { grant: source } })
  if (!row) throw new Refusal('not-found', 'Deze les bestaat niet.')
  return { ...row, status: lessonStatusOf(row.status) }
}
export type LoadedLesson = Awaited<ReturnType<typeof loadLesson>>

export const lessonFacts = ({ grant, status }: { grant: { applicationId: string; organisationId: string }; status: string }): Resource => ({ applicationId: grant.applicationId, organisationId: grant.organisationId, published: status === 'PUBLISHED' })

/** The grant of a number, for who curates or agrees. */
export const sourceGrant = async (tx: Tx, number: string) => {
  const grant = await tx.grant.findUnique({ where: { number }, include: { organisation: { select: { legalName: true } }, call: { select: { name: true, testMode: true } }, application: { select: { id: true, title: true, number: true, organisationId: true } } } })
  if (!grant) throw new Refusal('not-found', 'Dit dossier bestaat niet.')
  return grant
}
