import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { loadGrant, tellMembers } from './load-grant'
import { moveGrant } from './move-grant'
import type { Acceptance } from './schema'

/** The signatory accepts the grant and confirms the account: the organisation's own, because another one is a change of account with its own proof. */
export const acceptGrant = (actor: Actor, { grantId, iban }: Acceptance): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const grant = await loadGrant(tx, grantId)
    requirePermission(actor, 'grant.accept', grant, 'grant.read')

    if (now >= grant.acceptDueAt) throw new Refusal('too-late', 'De termijn om te aanvaarden is voorbij. Neem contact op met uw dossierbeheerder.')
    if (iban !== grant.organisation.iban)
      throw new Refusal('invalid', [{ field: 'iban', message: 'Dit is niet het rekeningnummer van uw organisatie. Wijzig het eerst bij uw organisatie.' }])

    await moveGrant(tx, actor, grant, 'accept', { acceptedAt: now, iban, accountHolder: grant.organisation.accountHolder })
    await tellMembers(tx, grant, 'grant-accepted')
    await recordEvent(tx, actor, { verb: 'grant.accept', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { iban } })
  })
