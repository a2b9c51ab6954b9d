import type pg from 'pg'
import { handOverSection } from '@/lib/applications/hand-over-section'
import { saveSection } from '@/lib/applications/save-section'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { content } from './content'
import { idFor, type Known } from './requests'
import type { Schedule } from './schedule'

const CODE = 'R35'

/** In the open draft of the first demo academy a colleague has a section, and of one answer two texts were typed at the same time. */
export const tellTogether = (owner: pg.Client, schedule: Schedule, known: Known): void => {
  schedule.by({ day: -4, hour: 21 }, demoAddress('invuller'), `${CODE} section handed over`, async (actor) => {
    const { rows } = await owner.query<{ id: string }>('select id from app_user where email = $1', [demoAddress('collega')])
    await handOverSection(actor, { applicationId: idFor(known, CODE), step: 'partners', holderId: rows[0]?.id ?? '', remark: 'Fatima, jij kent de mensen van de gemeente. Vul jij in wat ze doen, en vraag je nog een tweede partner?' })
  })
  const { title = '', summary = '' } = content.requests.find(({ code }) => code === CODE) ?? {}
  const shown = { title, summary: summary ?? '' }
  const type = (minute: number, account: string, text: string) =>
    schedule.by({ day: -1, hour: 22, minute }, demoAddress(account), `${CODE} summary typed`, (actor) =>
      saveSection(actor, { applicationId: idFor(known, CODE), step: 'activiteiten', basis: shown, posted: { ...shown, summary: text } }))
  type(5, 'gemachtigde', 'Robots en keukenchemie in vier gemeenten rond Mechelen. In geen ervan werkt vandaag een STEM-academie; de gemeenten geven hun zaal gratis.')
  type(6, 'invuller', 'Robots en keukenchemie in vier gemeenten rond Mechelen waar nog geen STEM-academie werkt. Elke reeks eindigt met een proefavond voor de ouders.')
}
