import type pg from 'pg'
import { answerNeed } from '@/lib/knowledge/answer-need'
import { publishLesson } from '@/lib/knowledge/curate-lesson'
import { proposeNeed, remarkOnNeed, voteForNeed } from '@/lib/knowledge/needs'
import { proposeLesson } from '@/lib/knowledge/propose-lesson'
import { sayConsent } from '@/lib/knowledge/say-consent'
import { proposedLesson } from '@/lib/knowledge/schema'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { content } from './content'
import { grantOf } from './execution'
import { peopleOf } from './request-people'
import { idFor, type Known } from './requests'
import type { Schedule } from './schedule'

const OFFICER = demoAddress('dossierbeheerder')

/** Lessons from last year's files and from partnerships, public where the beneficiary agreed and the report was accepted; and two needs that academies put forward. */
export const tellKnowledge = (owner: pg.Client, schedule: Schedule, known: Known): void => {
  for (const [index, { code, title, text, tip, criteria, themes, sourceRequest, publishedDayOffset: day }] of content.knowledge.entries()) {
    const request = content.requests.find((one) => one.code === sourceRequest)
    if (!request) continue
    const lesson = async () => {
      const { rows } = await owner.query<{ id: string; number: string; status: string; version: number; ages: [number, number]; accepted: boolean }>(
        `select l.id, g.number, l.status, l.version, (select array[min(age_min), max(age_max)] from activity where application_id = g.application_id) as ages, exists (select from report r where r.grant_id = g.id and r.status = 'ACCEPTED') as accepted
         from grant_award g left join lesson l on l.grant_id = g.id and l.title = $2 where g.id = $1`, [await grantOf(owner, idFor(known, sourceRequest)), title])
      return rows[0]
    }
    schedule.by({ day: day - 3, hour: 10, minute: index }, OFFICER, `${code} propose`, async (actor) => {
      const source = await lesson()
      if (source) await proposeLesson(actor, proposedLesson.parse({ number: source.number, title, text, tip, criteria, themes, ageMin: source.ages[0], ageMax: source.ages[1] }))
    })
    schedule.by({ day: day - 1, hour: 11, minute: index }, peopleOf(request).signatory.email, `${code} consent`, async (actor) => {
      const source = await lesson()
      if (source) await sayConsent(actor, { number: source.number, given: true })
    })
    // A report that is accepted later lets its lessons out then.
    for (const at of [day, LAST_LOOK])
      schedule.by({ day: at, hour: 14, minute: index }, OFFICER, `${code} publish`, async (actor) => {
        const source = await lesson()
        if (source?.accepted && source.status === 'PROPOSED') await publishLesson(actor, { lessonId: source.id, version: source.version })
      })
  }
  tellNeeds(owner, schedule)
}

const LAST_LOOK = -2

const tellNeeds = (owner: pg.Client, schedule: Schedule): void => {
  const organisation = async (account: string): Promise<string> => (await owner.query<{ id: string }>('select m.organisation_id as id from membership m join app_user u on u.id = m.user_id where u.email = $1 and m.ended_at is null order by m.since, m.organisation_id limit 1', [demoAddress(account)])).rows[0]?.id ?? ''
  const need = async (title: string): Promise<string> => (await owner.query<{ id: string }>('select id from knowledge_need where title = $1', [title])).rows[0]?.id ?? ''
  const by = (account: string, day: number, what: string, act: Parameters<Schedule['by']>[3]) => schedule.by({ day, hour: 16 }, demoAddress(account), what, act)
  const [loan, volunteers] = ['Een uitleendienst voor duur materiaal', 'Vorming voor vrijwilligers zonder technische opleiding']

  by('gemachtigde', -40, 'need of equipment', async (actor) => proposeNeed(actor, { organisationId: await organisation('gemachtigde'), title: loan, description: 'Een lasersnijder of een set meettoestellen gebruiken we drie weken per jaar. Kopen is te duur, en wie er een heeft, kennen we niet. Kan er een lijst komen van wat academies aan elkaar willen uitlenen?' }))
  by('gemachtigde2', -38, 'vote for equipment', async (actor) => voteForNeed(actor, { needId: await need(loan), organisationId: await organisation('gemachtigde2'), vote: true }))
  by('gemachtigde2', -38, 'remark on equipment', async (actor) => remarkOnNeed(actor, { needId: await need(loan), organisationId: await organisation('gemachtigde2'), text: 'Wij lenen onze soldeerstations uit in de zomer. Een afspraak over verzekering zou helpen.' }))
  by('gemachtigde2', -30, 'need of training', async (actor) => proposeNeed(actor, { organisationId: await organisation('gemachtigde2'), title: volunteers, description: 'Onze vrijwilligers kunnen goed met kinderen om, maar durven geen onderzoek begeleiden. Een halve dag vorming met een voorbeeldactiviteit zou al veel helpen.' }))
  by('dossierbeheerder', -21, 'answer training', async (actor) => answerNeed(actor, { needId: await need(volunteers), verb: 'answer', answer: 'De STEM-partnerschappen geven elk najaar een vorming voor begeleiders. De eerstvolgende staan in de kalender van uw partnerschap; deelnemen is gratis voor erkende academies.' }))
}
