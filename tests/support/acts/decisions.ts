import { changeScenario } from '@/lib/decisions/change-scenario'
import { confirmCall, confirmDecision } from '@/lib/decisions/confirm-decision'
import { decideApplication, decideCall } from '@/lib/decisions/decide-application'
import { freezeRanking } from '@/lib/decisions/freeze-ranking'
import { makeScenario } from '@/lib/decisions/make-scenario'
import { copyScenario, dropScenario, renameScenario } from '@/lib/decisions/manage-scenario'
import { proposeDecision } from '@/lib/decisions/propose-decision'
import { proposeFromReserve } from '@/lib/decisions/propose-from-reserve'
import { recordInspection } from '@/lib/decisions/record-inspection'
import { remakeLetters } from '@/lib/decisions/remake-letters'
import { takeBackFile, takeBackProposal } from '@/lib/decisions/take-back-proposal'
import { weighInterests } from '@/lib/decisions/weigh-interests'
import { writeTexts } from '@/lib/decisions/write-texts'
import { publishDecisions } from '@/lib/grants/publish-decisions'
import { declareOwnConflict } from '@/lib/reviews/declare-conflicts'
import { localDay } from '@/lib/time'
import { criteria } from '@/tests/lib/reviews/reviewed-file'
import { officialItems } from '@/tests/support/decided-call'
import { createCall } from '@/tests/support/factories'
import { createRankedFile } from '@/tests/support/ranked-file'
import type { Act, Stage, Subject } from './stage'

const steps = ['ranked', 'frozen', 'proposed', 'decided', 'confirmed', 'published'] as const
type Step = (typeof steps)[number]

const texts = { motivation: 'De minister beslist: goed.', criteria: Object.fromEntries(criteria.map((code) => [code, `${code} is goed.`])) }

/** A call of three files at each step to the decision, all with the same two hands. */
export const stageDecisions = async ({ database, as, learn, one }: Stage): Promise<Act[]> => {
  const propose = async (callId: string) => {
    const rankingId = await one(`select coalesce((select id from ranking where call_id = $1 order by round desc limit 1), '00000000-0000-4000-8000-000000000000') as id`, callId)
    return proposeDecision(as('chair'), { callId, inspectionAdvice: 'Gunstig.', items: await officialItems(database, rankingId) })
  }
  const acts: Record<Exclude<Step, 'ranked'>, (callId: string) => Promise<unknown>> = {
    frozen: (callId) => freezeRanking(as('chair'), { callId }),
    proposed: propose,
    decided: (callId) => decideCall(as('decider'), { callId }),
    confirmed: (callId) => confirmCall(as('confirmer'), { callId }),
    published: (callId) => publishDecisions(as('decider'), { callId }),
  }
  /** The envelope holds two of the three, or one of them. */
  const at = async (step: Step, envelopeCents = 800_000n): Promise<Partial<Subject>> => {
    const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents })
    const files = [await createRankedFile(database, call, { score: 5 }), await createRankedFile(database, call), await createRankedFile(database, call, { score: 3.5 })]
    await learn()
    for (const next of steps.slice(1, steps.indexOf(step) + 1)) if (next !== 'ranked') await acts[next](call.id)
    return { callId: call.id, code: call.code, applicationId: files[0]?.id ?? '', organisationId: files[0]?.organisationId ?? '' }
  }
  const [ranked, frozen, proposed, decided, confirmed, published] = [await at('ranked'), await at('frozen'), await at('proposed'), await at('decided'), await at('confirmed'), await at('published', 400_000n)]
  await database.sql('update call set envelope_cents = 800000 where id = $1', [published.callId])
  const late = await at('proposed')
  await declareOwnConflict(as('chair'), { applicationId: late.applicationId ?? '', type: 'OTHER', reason: 'Een oude bekende.', knows: 'ja' })
  const { scenarioId } = await makeScenario(as('officer'), { callId: frozen.callId ?? '', name: 'Als lijst', start: 'OFFICIAL', unserved: null, girls: null, perApplicant: null, provinces: {} })
  await learn()
  const takeBackReason = 'De enveloppe van de oproep is gewijzigd na het bevriezen.'
  let scenarios = 0

  return [
    { name: 'freezeRanking', home: ranked, run: ({ callId }) => freezeRanking(as('chair'), { callId }) },
    { name: 'makeScenario', home: frozen, run: ({ callId }) => makeScenario(as('officer'), { callId, name: `Wat als ${(scenarios += 1)}`, start: 'OFFICIAL', unserved: null, girls: null, perApplicant: null, provinces: {} }) },
    { name: 'changeScenario', home: { ...frozen, scenarioId }, run: (on) => changeScenario(as('officer'), { scenarioId: on.scenarioId, version: 1, items: [{ applicationId: on.applicationId, included: 'ja', cents: 0n }] }) },
    { name: 'renameScenario', home: { ...frozen, scenarioId }, run: (on) => renameScenario(as('officer'), { scenarioId: on.scenarioId, version: 1, newName: `Anders ${(scenarios += 1)}` }) },
    { name: 'copyScenario', home: { ...frozen, scenarioId }, run: (on) => copyScenario(as('officer'), { scenarioId: on.scenarioId, version: 1, copyName: `Kopie ${(scenarios += 1)}` }) },
    { name: 'dropScenario', home: { ...frozen, scenarioId }, run: (on) => dropScenario(as('officer'), { scenarioId: on.scenarioId, version: 1 }) },
    { name: 'proposeDecision', home: frozen, run: ({ callId }) => propose(callId) },
    { name: 'recordInspection', home: proposed, run: ({ callId }) => recordInspection(as('officer'), { callId, outcome: 'FAVOURABLE', givenOn: localDay(new Date()), reference: 'IF/2026/12', remark: '' }, null) },
    { name: 'writeTexts', home: proposed, run: ({ applicationId }) => writeTexts(as('chair'), { applicationId, ...texts }) },
    { name: 'remakeLetters', home: confirmed, run: ({ callId }) => remakeLetters(as('decider'), { callId }) },
    { name: 'takeBackFile', home: proposed, run: ({ applicationId }) => takeBackFile(as('chair'), { applicationId, takeBackReason }) },
    { name: 'takeBackProposal', home: proposed, run: ({ callId }) => takeBackProposal(as('chair'), { callId, takeBackReason }) },
    { name: 'decideApplication', home: proposed, run: ({ applicationId }) => decideApplication(as('decider'), { applicationId, ...texts }) },
    { name: 'decideCall', home: proposed, run: ({ callId }) => decideCall(as('decider'), { callId }) },
    { name: 'confirmDecision', home: decided, run: ({ applicationId }) => confirmDecision(as('confirmer'), { applicationId }) },
    { name: 'confirmCall', home: decided, run: ({ callId }) => confirmCall(as('confirmer'), { callId }) },
    { name: 'weighInterests', home: late, run: ({ applicationId }) => weighInterests(as('decider'), { applicationId, weighing: 'De score en de plaats blijven dezelfde.' }) },
    { name: 'publishDecisions', home: confirmed, run: ({ callId }) => publishDecisions(as('decider'), { callId }) },
    { name: 'proposeFromReserve', home: published, run: ({ callId }) => proposeFromReserve(as('chair'), { callId }) },
  ]
}
