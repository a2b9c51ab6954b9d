import type { MemberRole } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'

/** A role in an organisation; who has it already keeps it as it is. */
export const giveMembership = async (tx: Tx, membership: { organisationId: string; userId: string; role: MemberRole }): Promise<void> => {
  await tx.membership.createMany({ data: [membership], skipDuplicates: true })
}
