import type pg from 'pg'
import type { Actor } from '@/lib/access/actor'
import { answerChecklist } from '@/lib/controls/answer-checklist'
import { concludeControl } from '@/lib/controls/conclude-control'
import { makeSelection } from '@/lib/controls/make-selection'
import { noteControl } from '@/lib/controls/note-control'
import { startControl } from '@/lib/controls/start-control'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { content, type RequestContent } from './content'
import { grantOf } from './execution'
import { idFor, type Known } from './requests'
import type { Schedule } from './schedule'

const CONTROLLER = demoAddress('controle')

/** When the reports of the first round were in, and when the late one was. */
const SELECTION_DAYS = [-94, -24]
/** Within the thirty days after the first selection. */
const LAST_START = -70

type GrantContent = { settledDayOffset?: number; control?: { startedDayOffset: number; note: string } }

/** Last year's call is weighed for control; what was selected is controlled before its settlement, and one file still is. */
export const tellControls = (owner: pg.Client, schedule: Schedule, known: Known): void => {
  for (const day of SELECTION_DAYS) schedule.by({ day, hour: 9 }, CONTROLLER, 'selection for control', (actor) => makeSelection(actor, { code: 'ACT-VORIG' }))
  for (const [index, request] of content.requests.entries()) {
    if (request.call !== 'ACT-VORIG') continue
    const grant: GrantContent | null = 'grant' in request && request.grant ? request.grant : null
    if (grant?.control) tellRunning(owner, schedule, known, request, grant.control, index)
    else if (grant?.settledDayOffset !== undefined) tellFinished(owner, schedule, known, request, Math.min(grant.settledDayOffset - 6, LAST_START), index)
  }
}

/** On paper, nothing found; only of what was selected. */
const tellFinished = (owner: pg.Client, schedule: Schedule, known: Known, request: RequestContent, day: number, minute: number): void => {
  const selected = async () => {
    const grantId = await grantOf(owner, idFor(known, request.code))
    const { rowCount } = await owner.query('select 1 from control_weighing where grant_id = $1 and cardinality(reasons) > 0', [grantId])
    return rowCount ? grantId : null
  }
  const step = (hour: number, what: string, act: (actor: Actor, grantId: string) => Promise<unknown>) =>
    schedule.by({ day, hour, minute }, CONTROLLER, `${request.code} ${what}`, async (actor) => { const grantId = await selected(); if (grantId) await act(actor, grantId) })
  step(9, 'start control', (actor, grantId) => startControl(actor, { grantId, kind: 'DESK' }))
  step(14, 'checklist', (actor, grantId) => answerChecklist(actor, { grantId, points: CHECKLIST.map((code) => ({ code, answer: 'OK', remark: '' })) }))
  step(15, 'conclude control', (actor, grantId) => concludeControl(actor, { grantId, findings: [], conclusion: 'De stukken die we opvroegen, stemmen overeen met het verslag. We stelden niets vast dat de subsidie verlaagt.' }))
}

const CHECKLIST = ['K1', 'K2', 'K3', 'K4', 'K5', 'K6']

const tellRunning = (owner: pg.Client, schedule: Schedule, known: Known, request: RequestContent, { startedDayOffset: day, note }: NonNullable<GrantContent['control']>, minute: number): void => {
  const grantId = () => grantOf(owner, idFor(known, request.code))
  schedule.by({ day, hour: 9, minute }, CONTROLLER, `${request.code} start control`, async (actor) => startControl(actor, { grantId: await grantId(), kind: 'DESK' }))
  schedule.by({ day: day + 9, hour: 10, minute }, CONTROLLER, `${request.code} checklist`, async (actor) =>
    answerChecklist(actor, { grantId: await grantId(), points: [{ code: 'K1', answer: 'NOT_OK', remark: 'Van twee sessies verschilt de dag op het sessieblad één dag van die in het logboek.' }, { code: 'K2', answer: 'OK', remark: '' }, { code: 'K3', answer: 'OK', remark: '' }] }))
  schedule.by({ day: day + 9, hour: 11, minute }, CONTROLLER, `${request.code} note`, async (actor) => noteControl(actor, { grantId: await grantId(), text: note, visitedOn: null }))
}
