import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { keepProof, type Proof } from '@/lib/organisations/proof'
import type { accountChange } from '@/lib/organisations/schema'
import { Refusal } from '@/lib/refusal'

/**
 * Where the money goes: only for a gemachtigde whose mandate was approved, with a bank certificate when the account is not in the name of the
 * organisation. Every gemachtigde is told, so that nobody can do this unseen.
 */
export const changeAccount = (actor: Actor, { organisationId, iban, accountHolder }: z.output<typeof accountChange>, certificate: Proof | null): Promise<void> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'organisation.change-account', { organisationId }, 'organisation.read')
    const mandate = await tx.mandate.findFirst({ where: { organisationId, userId: actor.userId ?? '', status: 'APPROVED' } })
    if (!mandate) throw new Refusal('forbidden', 'Uw machtiging is nog niet goedgekeurd. Daarna kunt u het rekeningnummer wijzigen.')
    const organisation = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } })
    if (!sameName(accountHolder, organisation.legalName) && !certificate)
      throw new Refusal('incomplete', [{ field: 'certificate', message: 'De rekening staat niet op de officiële naam. Voeg een bankattest toe.' }])
    if (organisation.iban === iban && organisation.accountHolder === accountHolder) throw new Refusal('conflict', 'Dit is al het rekeningnummer van uw organisatie.')
    if (certificate) await keepProof(tx, certificate)
    const { count } = await tx.organisation.updateMany({
      where: { id: organisationId, version: organisation.version },
      data: { iban, accountHolder, accountProofSha256: certificate?.sha256 ?? null, accountProofName: certificate?.name ?? '', version: { increment: 1 } },
    })
    if (count === 0) throw new Refusal('changed-meanwhile', 'Een collega wijzigde deze gegevens intussen. Laad de pagina opnieuw.')
    const signatories = await tx.membership.findMany({ where: { organisationId, role: 'APPLICANT_SIGNATORY', endedAt: null }, select: { userId: true }, orderBy: { since: 'asc' } })
    for (const { userId } of signatories)
      await enqueueEmail(tx, {
        template: 'account-changed',
        to: { userId },
        dedupeKey: `account-changed:${organisationId}:${organisation.version + 1}:${userId}`,
        params: { organisation: organisation.legalName, ending: iban.slice(-4), changedBy: actor.name, at: now.toISOString() },
      })
    await recordEvent(tx, actor, {
      verb: 'organisation.change-account',
      subjectType: 'organisation',
      subjectId: organisationId,
      payload: { from: organisation.iban, to: iban, accountHolder, certificate: certificate?.sha256 ?? null },
    })
  })

const sameName = (one: string, other: string): boolean => one.trim().localeCompare(other.trim(), 'nl', { sensitivity: 'base' }) === 0
