import type { Prisma } from '@/prisma/generated/client'

/** Grants that anybody may know of: of a published round, not in a test call, not declined or revoked. */
export const publicGrants = { status: { notIn: ['DECLINED', 'REVOKED'] }, call: { testMode: false, publications: { some: {} } } } satisfies Prisma.GrantWhereInput
