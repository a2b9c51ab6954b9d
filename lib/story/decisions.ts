import type pg from 'pg'
import { confirmCall } from '@/lib/decisions/confirm-decision'
import { decideCall } from '@/lib/decisions/decide-application'
import { freezeRanking } from '@/lib/decisions/freeze-ranking'
import { proposeDecision } from '@/lib/decisions/propose-decision'
import { proposeFromReserve } from '@/lib/decisions/propose-from-reserve'
import { makeScenario } from '@/lib/decisions/make-scenario'
import { recordInspection, type AdviceFile } from '@/lib/decisions/record-inspection'
import type { Condition } from '@/lib/decisions/schema'
import { HIGHEST_LIMIT, storeFile } from '@/lib/files/store-file'
import { publishDecisions } from '@/lib/grants/publish-decisions'
import { calibrateCall } from '@/lib/reviews/calibrate-call'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { callId } from './assessment'
import { content } from './content'
import { outsideLetter } from './outside-letter'
import { idFor, type Known } from './requests'
import type { Schedule } from './schedule'

const CHAIR = demoAddress('voorzitter')
const OFFICER = demoAddress('dossierbeheerder')
const DECIDER = demoAddress('beslisser')
const CONFIRMER = demoAddress('beslisser2')

/** Calls decided in the story: on which day, and when the reserve list got its turn. */
const decided: readonly { code: string; day: number; reserveDay?: number; fromReserve?: number }[] = [
  { code: 'ACT-VORIG', day: -480 },
  // The fourth of the list waits: money is kept apart for the file whose reconsideration is still open.
  { code: 'PAR-DEMO', day: -130, reserveDay: -25, fromReserve: 3 },
]

export const tellDecisions = (owner: pg.Client, schedule: Schedule, known: Known): void => {
  tellScenarios(owner, schedule)
  for (const { code, day, reserveDay, fromReserve } of decided) {
    const id = () => callId(owner, code)
    schedule.by({ day: day - 10, hour: 9 }, CHAIR, `freeze ${code}`, async (actor) => freezeRanking(actor, { callId: await id() }))
    // What the worker does after a freeze; fourteen files take a blink.
    schedule.at({ day: day - 10, hour: 9, minute: 1 }, `calibrate ${code}`, async () => void (await calibrateCall({ callId: await id() })))
    schedule.by({ day: day - 9, hour: 9 }, CHAIR, `propose ${code}`, async (actor) =>
      proposeDecision(actor, { callId: await id(), inspectionAdvice: '', items: await officialItems(owner, await id(), conditionsByFile(known)) }))
    schedule.by({ day: day - 2, hour: 15 }, OFFICER, `inspection of ${code}`, async (actor) =>
      recordInspection(actor, { callId: await id(), outcome: 'FAVOURABLE', givenOn: schedule.dayOf(day - 3), reference: `IF/${schedule.dayOf(day - 3).slice(0, 4)}/${code}`, remark: '' }, await adviceOn(code)))
    tellRound(schedule, code, day, id)
    if (reserveDay === undefined) continue
    schedule.by({ day: reserveDay - 3, hour: 9 }, CHAIR, `reserve of ${code}`, async (actor) => proposeFromReserve(actor, { callId: await id(), conditions: conditionsByFile(known), ...(fromReserve === undefined ? {} : { atMost: fromReserve }) }))
    tellRound(schedule, code, reserveDay, id)
  }
}

/** What-ifs beside the list of the partnerships, made between its freeze and its proposal. */
const tellScenarios = (owner: pg.Client, schedule: Schedule): void => {
  const make = (hour: number, name: string, provinces: Record<string, number>) =>
    schedule.by({ day: -140, hour }, CHAIR, `scenario ${name}`, async (actor) => makeScenario(actor, { callId: await callId(owner, 'PAR-DEMO'), name, start: 'SOLVER', unserved: null, girls: null, perApplicant: null, provinces }))
  make(11, 'Meeste punten', {})
  // The first of the provinces in order: Antwerpen.
  make(12, 'Twee uit Antwerpen', { p0: 2 })
}

const tellRound = (schedule: Schedule, code: string, day: number, id: () => Promise<string>): void => {
  schedule.by({ day: day - 2, hour: 10 }, DECIDER, `decide ${code}`, async (actor) => decideCall(actor, { callId: await id() }))
  schedule.by({ day: day - 1, hour: 10 }, CONFIRMER, `confirm ${code}`, async (actor) => confirmCall(actor, { callId: await id() }))
  schedule.by({ day, hour: 9 }, DECIDER, `publish ${code}`, async (actor) => publishDecisions(actor, { callId: await id() }))
}

const outcomes = { GRANT: 'GRANTED', PARTIAL: 'GRANTED', RESERVE: 'RESERVE', REJECT: 'REJECTED' } as const

/** The frozen list line by line; where the story asks conditions, the grant is conditional. */
const officialItems = async (owner: pg.Client, call: string, conditions: Record<string, Condition[]>) => {
  const { rows } = await owner.query<{ id: string; outcome: keyof typeof outcomes; cents: string }>(
    `select r.application_id as id, r.outcome, r.granted_cents::text as cents from ranking_row r join ranking k on k.id = r.ranking_id where k.call_id = $1 order by r.position`,
    [call],
  )
  return rows.map(({ id, outcome, cents }) => {
    const asked = conditions[id] ?? []
    const granted = outcomes[outcome]
    return { applicationId: id, outcome: granted === 'GRANTED' && asked.length > 0 ? ('GRANTED_CONDITIONAL' as const) : granted, grantedCents: BigInt(cents), conditions: granted === 'GRANTED' ? asked : [], deviationReason: '' }
  })
}

const conditionsByFile = (known: Known): Record<string, Condition[]> =>
  Object.fromEntries(
    content.requests.flatMap((request) =>
      'decisionConditions' in request && request.decisionConditions && known.has(request.code)
        ? [[idFor(known, request.code), request.decisionConditions.map(({ text }) => ({ text, dueInDays: 30 }))]]
        : [],
    ),
  )

const adviceOn = async (code: string): Promise<AdviceFile> => {
  const name = `advies-${code}.pdf`
  const letter = outsideLetter('Inspectie van Financiën', 'Advies', [`Over het voorstel van beslissing van de oproep ${code}: gunstig.`])
  return { ...(await storeFile(letter, { name, limitBytes: HIGHEST_LIMIT })), name }
}
