import { answerAmendment, confirmAmendment, sendBackAmendment } from '@/lib/grants/answer-amendment'
import { askAmendment } from '@/lib/grants/ask-amendment'
import { questionAmendment, replyAmendment, withdrawAmendment } from '@/lib/grants/discuss-amendment'
import { announceRevocation, dropRevocation, replyRevocation } from '@/lib/payments/announce-revocation'
import { confirmRevocation } from '@/lib/payments/revoke-grant'
import { clearEarlierGrants, resumeGrant, suspendGrant } from '@/lib/payments/suspend-grant'
import { dayFromNow, daysFromNow } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { createGrant } from '@/tests/support/running-grant'
import type { Act, Stage, Subject } from './stage'

const motivation = 'De loods is afgebrand. We vragen om de reeks naar een buurthuis te verplaatsen, zodat ze kan doorgaan.'
const answer = 'De nieuwe plaats ligt in dezelfde streek en is even goed bereikbaar; het doel van de subsidie blijft gelijk.'
const activities = ['a1', 'a2'].map((rowId) => ({ rowId, sessions: 10, childHours: 500 }))

/** Running grants that are asked to change, stopped, or about to be revoked. */
export const stageAmendments = async ({ database, as, learn, one }: Stage): Promise<Act[]> => {
  const running = async (given: Parameters<typeof createGrant>[1] = {}): Promise<Partial<Subject> & { grantId: string }> => {
    const { grantId, applicationId, callId, organisationId, payments } = await createGrant(database, { periodEnd: dayFromNow(60), activities, ...given })
    await learn()
    return { grantId, applicationId, callId, organisationId, paymentId: payments[0]?.id ?? '' }
  }
  const ask = (grantId: string) => askAmendment(as('signatory'), { grantId, periodEnd: null, activities: [{ rowId: 'a2', locationName: '', postcode: '', sessions: 0 }], costs: [], motivation })
  const asked = async () => {
    const grant = await running()
    await ask(grant.grantId)
    return { ...grant, amendmentId: await one('select id from grant_amendment where grant_id = $1', grant.grantId) }
  }
  const [plain, toAnswer, questioned, agreed] = [await running(), await asked(), await asked(), await asked()]
  await questionAmendment(as('officer'), { amendmentId: questioned.amendmentId, question: 'Wat gebeurt er met de kinderen van die reeks?' })
  await answerAmendment(as('officer'), { amendmentId: agreed.amendmentId, approved: true, answer })
  const [going, stopped, toClear] = [await running({ advance: 'REQUESTED' }), await running({ advance: 'REQUESTED' }), await running({ advance: 'REQUESTED' })]
  await suspendGrant(as('officer'), { grantId: stopped.grantId, reason: 'De terugvordering van een eerder dossier is nog niet geregeld.' })
  const earlier = await createGrant(database, { status: 'REPORT_DUE' })
  await insertRow(database, 'report', { grantId: earlier.grantId, type: 'FINAL', status: 'DRAFT', periodStart: dayFromNow(-300), periodEnd: dayFromNow(-10), dueAt: daysFromNow(-3), draft: '{}', draftVersion: 0 })
  await database.sql(`begin; set local session_replication_role = replica; update grant_award set organisation_id = '${toClear.organisationId}', report_due_at = portal_now() - interval '3 days' where id = '${earlier.grantId}'; update application set organisation_id = '${toClear.organisationId}' where id = '${earlier.applicationId}'; commit`)
  const announced = async (over: boolean) => {
    const grant = await running()
    await announceRevocation(as('decider'), { grantId: grant.grantId, motivation })
    if (over) await database.sql(`begin; set local session_replication_role = replica; update grant_revocation set proposed_at = proposed_at - interval '60 days', hearing_until = portal_now() - interval '1 day' where grant_id = '${grant.grantId}'; commit`)
    return { ...grant, revocationId: await one('select id from grant_revocation where grant_id = $1', grant.grantId) }
  }
  const [hearing, heard] = [await announced(false), await announced(true)]
  const reason = 'De begunstigde toonde dat de activiteiten doorgaan.'

  return [
    { name: 'askAmendment', home: plain, run: ({ grantId }) => ask(grantId) },
    { name: 'answerAmendment', home: toAnswer, run: ({ amendmentId }) => answerAmendment(as('officer'), { amendmentId, approved: true, answer }) },
    { name: 'questionAmendment', home: toAnswer, run: ({ amendmentId }) => questionAmendment(as('officer'), { amendmentId, question: 'Wat gebeurt er met de kinderen?' }) },
    { name: 'replyAmendment', home: questioned, run: ({ amendmentId }) => replyAmendment(as('signatory'), { amendmentId, reply: 'Ze gaan naar de andere reeks.' }) },
    { name: 'withdrawAmendment', home: toAnswer, run: ({ amendmentId }) => withdrawAmendment(as('signatory'), { amendmentId }) },
    { name: 'confirmAmendment', home: agreed, run: ({ amendmentId }) => confirmAmendment(as('confirmer'), { amendmentId }) },
    { name: 'sendBackAmendment', home: agreed, run: ({ amendmentId }) => sendBackAmendment(as('confirmer'), { amendmentId, reason: 'Vraag eerst naar de kinderen van die reeks.' }) },
    { name: 'suspendGrant', home: going, run: ({ grantId }) => suspendGrant(as('officer'), { grantId, reason: 'Een eerdere terugvordering is nog open.' }) },
    { name: 'resumeGrant', home: stopped, run: ({ grantId }) => resumeGrant(as('officer'), { grantId, reason: 'Het afbetalingsplan is aanvaard.' }) },
    { name: 'clearEarlierGrants', home: toClear, run: ({ grantId }) => clearEarlierGrants(as('officer'), { grantId, reason: 'Het verslag is beloofd voor volgende week.' }) },
    { name: 'announceRevocation', home: plain, run: ({ grantId }) => announceRevocation(as('decider'), { grantId, motivation }) },
    { name: 'replyRevocation', home: hearing, run: ({ revocationId }) => replyRevocation(as('signatory'), { revocationId, reply: 'Wij gaan door in een buurthuis.' }) },
    { name: 'dropRevocation', home: hearing, run: ({ revocationId }) => dropRevocation(as('decider'), { revocationId, reason }) },
    { name: 'confirmRevocation', home: heard, run: ({ revocationId }) => confirmRevocation(as('confirmer'), { revocationId }) },
  ]
}
