import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { visibleApplications } from '@/lib/access/visible'
import type { Tx } from '@/lib/db'
import type { Prisma } from '@/prisma/generated/client'
import type { DossierFilter, DossierSort } from './dossier-filter'
import { isReopened, officeStatusOf } from './reopening'

export const DOSSIERS_PER_PAGE = 50

/** Every filed request that this colleague may see, with its state for the office. */
export const dossiersPage = async (tx: Tx, actor: Actor, filter: DossierFilter) => {
  requirePermission(actor, 'application.read', { filed: true })
  const where = { AND: [visibleApplications(actor), { discardedAt: null, submittedAt: { not: null } }, ...conditions(filter)] } satisfies Prisma.ApplicationWhereInput
  const rows = await tx.application.findMany({
    where,
    orderBy: orders[filter.sorteer],
    skip: (filter.bladzijde - 1) * DOSSIERS_PER_PAGE,
    take: DOSSIERS_PER_PAGE,
    select: {
      id: true, number: true, title: true, status: true, submittedAt: true, requestedCents: true,
      call: { select: { code: true } },
      organisation: { select: { legalName: true, municipality: { select: { name: true } } } },
      assessment: { select: { status: true } },
      grant: { select: { status: true } },
    },
  })
  const total = await tx.application.count({ where })
  const calls = await tx.call.findMany({ where: { status: { notIn: ['DRAFT', 'CANCELLED'] } }, select: { code: true, name: true }, orderBy: { deadlineAt: 'desc' } })
  return { rows: rows.map(({ assessment, ...row }) => ({ ...row, status: officeStatusOf({ ...row, assessment }), reopened: isReopened(row) })), total, calls }
}

const conditions = ({ oproep, toestand, zoek }: DossierFilter): Prisma.ApplicationWhereInput[] => {
  const text = { contains: zoek.trim(), mode: 'insensitive' } as const
  return [
    ...(oproep === '' ? [] : [{ call: { code: oproep } }]),
    ...(toestand === '' ? [] : [{ OR: [{ assessment: { status: toestand } }, { assessment: null, status: { in: toestand === 'SUBMITTED' ? ['SUBMITTED' as const, 'DRAFT' as const] : [toestand] } }] }]),
    ...(text.contains === '' ? [] : [{ OR: [{ organisation: { legalName: text } }, { number: text }, { title: text }] }]),
  ]
}

const orders: Record<DossierSort, Prisma.ApplicationOrderByWithRelationInput[]> = {
  nummer: [{ number: 'asc' }],
  organisatie: [{ organisation: { legalName: 'asc' } }, { number: 'asc' }],
  ingediend: [{ submittedAt: 'desc' }, { number: 'asc' }],
  bedrag: [{ requestedCents: { sort: 'desc', nulls: 'last' } }, { number: 'asc' }],
}
