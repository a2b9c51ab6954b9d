import type pg from 'pg'
import { handOverSection } from '@/lib/applications/hand-over-section'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { idFor, type Known } from './requests'
import type { Schedule } from './schedule'

/** In the open draft of the first demo academy a colleague has a section. */
export const tellTogether = (owner: pg.Client, schedule: Schedule, known: Known): void => {
  schedule.by({ day: -4, hour: 21 }, demoAddress('invuller'), 'R35 section handed over', async (actor) => {
    const { rows } = await owner.query<{ id: string }>('select id from app_user where email = $1', [demoAddress('collega')])
    await handOverSection(actor, { applicationId: idFor(known, 'R35'), step: 'partners', holderId: rows[0]?.id ?? '', remark: 'Fatima, jij kent de mensen van de gemeente. Vul jij in wat ze doen, en vraag je nog een tweede partner?' })
  })
}
