import type { Tx } from '@/lib/db'
import type { Invitation } from '@/prisma/generated/client'
import { sha256 } from '@/lib/sign-in/secrets'

/** The invitation behind a link, as long as it can be accepted. */
export const openInvitation = (tx: Tx, token: string, now: Date): Promise<(Invitation & { organisation: { legalName: string } }) | null> =>
  tx.invitation.findFirst({
    where: { tokenHash: sha256(token), acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    include: { organisation: { select: { legalName: true } } },
  })
