import type pg from 'pg'
import { askAdvice } from '@/lib/advice/ask-advice'
import { openAdvice } from '@/lib/advice/declare-interest'
import { giveAdvice } from '@/lib/advice/give-advice'
import { placeAdviser } from '@/lib/advice/place-adviser'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { idFor, type Known } from './requests'
import type { Schedule } from './schedule'

const QUESTION = 'Sluit dit aanbod aan bij wat de scholen in deze streek al doen, of overlapt het ermee?'

/** A policy domain advised on the call in assessment and on one of its files; its advice on another is still expected. */
export const tellAdvice = (owner: pg.Client, schedule: Schedule, known: Known): void => {
  const [officer, domain] = [demoAddress('dossierbeheerder'), demoAddress('domein')]
  const one = async (query: string, value: string): Promise<string> => (await owner.query<{ id: string }>(query, [value])).rows[0]?.id ?? ''
  const callId = () => one('select id from call where code = $1', 'ACT-DEMO')
  const latest = () => one('select id from advice where domain_code = $1 order by asked_at desc, id desc limit 1', 'OND')

  schedule.by({ day: -150, hour: 9 }, demoAddress('beheerder'), 'place adviser', async (actor) => placeAdviser(actor, { userId: await one('select id from app_user where email = $1', domain), domain: 'OND' }))
  schedule.by({ day: -48, hour: 10 }, officer, 'ask advice on ACT-DEMO', async (actor) => askAdvice(actor, { callId: await callId(), domain: 'OND', question: 'Vullen de aanvragen van deze oproep het aanbod van de scholen aan?', dueOn: schedule.dayOf(-28) }))
  schedule.by({ day: -35, hour: 15 }, domain, 'advice on ACT-DEMO', async (actor) => giveAdvice(actor, { adviceId: await latest(), outcome: 'NO_OBJECTION', text: 'De oproep laat de leertijd vrij en vraagt een open aanbod. Wij hebben geen bezwaar.' }))
  schedule.by({ day: -20, hour: 10 }, officer, 'ask advice on R20', async (actor) => askAdvice(actor, { callId: await callId(), applicationId: idFor(known, 'R20'), domain: 'OND', question: QUESTION, dueOn: schedule.dayOf(-1) }))
  schedule.by({ day: -9, hour: 10 }, domain, 'open R20', async (actor) => openAdvice(actor, { adviceId: await latest() }))
  schedule.by({ day: -9, hour: 11 }, domain, 'advice on R20', async (actor) => giveAdvice(actor, { adviceId: await latest(), outcome: 'CONDITIONAL', text: 'Twee scholen in de buurt bieden al een naaiatelier aan. Het herstelatelier is nieuw en vult aan. Wij adviseren gunstig als de academie haar kalender met die scholen afstemt.' }))
  schedule.by({ day: -4, hour: 10 }, officer, 'ask advice on R22', async (actor) => askAdvice(actor, { callId: await callId(), applicationId: idFor(known, 'R22'), domain: 'OND', question: QUESTION, dueOn: schedule.dayOf(14) }))
}
