import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import { derivedConflicts } from './find-derived-conflict'

export type DeclarableFile = { id: string; title: string; organisation: string; municipality: string; partners: string[] }
export type DeclarableCall = { id: string; name: string; files: DeclarableFile[] }

/**
 * The eligible files of the calls in assessment, with what one may know before saying whether there is an interest: no number, no state, in the order
 * of the titles. By the applicant's state, which does not move during the assessment; without those that are closed to this person already, by
 * whomever or by what the portal knows.
 */
export const declarableFiles = async (tx: Tx, actor: Actor): Promise<DeclarableCall[]> => {
  requirePermission(actor, 'conflict.declare', { ownerId: actor.userId ?? undefined })
  const calls = await tx.call.findMany({
    where: { status: { in: ['CLOSED', 'ASSESSMENT'] }, testMode: false },
    select: {
      id: true,
      name: true,
      applications: {
        where: { id: { notIn: [...actor.conflictedApplicationIds] }, status: { in: ['ELIGIBLE', 'IN_REVIEW'] }, assessment: { isNot: null } },
        select: { id: true, title: true, organisation: { select: { legalName: true, municipality: { select: { name: true } } } }, partners: { select: { name: true }, orderBy: { name: 'asc' } } },
        orderBy: [{ title: 'asc' }, { id: 'asc' }],
      },
    },
    orderBy: { code: 'asc' },
  })
  const open: DeclarableCall[] = []
  for (const { id, name, applications } of calls) {
    const derived = await derivedConflicts(tx, id, [actor.userId ?? ''])
    const files = applications.filter((file) => derived(file.id, actor.userId ?? '') === null)
    if (files.length > 0) open.push({ id, name, files: files.map(asHeader) })
  }
  return open
}

type Row = { id: string; title: string; organisation: { legalName: string; municipality: { name: string } | null }; partners: { name: string }[] }

const asHeader = ({ id, title, organisation, partners }: Row): DeclarableFile => ({
  id, title, organisation: organisation.legalName, municipality: organisation.municipality?.name ?? '', partners: partners.map(({ name }) => name),
})
