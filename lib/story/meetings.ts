import type pg from 'pg'
import type { Actor } from '@/lib/access/actor'
import { closeMeeting, openMeeting } from '@/lib/reviews/open-meeting'
import { reviseReview } from '@/lib/reviews/revise-review'
import { revising } from '@/lib/reviews/schema'
import { writeToPanel } from '@/lib/reviews/write-to-panel'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { content } from './content'
import { callOf, idFor, type Known } from './requests'
import type { Schedule } from './schedule'

const CHAIR = demoAddress('voorzitter')

/** Days after the deadline: the panel writes to each other, meets, and is done. */
const days = { talk: 24, revise: 26, meet: 32 }

/** One meeting for each call in which a panel agreed on something, around its consensus; and what was written before it. */
export const tellMeetings = (owner: pg.Client, schedule: Schedule, known: Known): void => {
  const spoken = content.requests.filter((request) => request.status === 'CONSENSUS' || ('consensus' in request && request.consensus && request.consensus.triggers.length > 0))
  const agreed = spoken.filter(({ status }) => status !== 'CONSENSUS')
  for (const code of new Set(agreed.map(({ call }) => call))) {
    const deadline = content.calls.find((call) => call.code === code)?.deadlineAtDayOffset ?? 0
    schedule.by({ day: deadline + days.meet, hour: 13, minute: 45 }, CHAIR, `open the meeting of ${code}`, async (actor) => openMeeting(actor, { callId: await idOf(owner, 'select id from call where code = $1', [code]), attendees: await atTheTable(owner, code) }))
    schedule.by({ day: deadline + days.meet, hour: 15, minute: 30 }, CHAIR, `close the meeting of ${code}`, async (actor) => closeMeeting(actor, { meetingId: await idOf(owner, 'select m.id from panel_meeting m join call c on c.id = m.call_id where c.code = $1 and m.closed_at is null', [code]) }))
  }
  for (const [index, request] of spoken.entries()) {
    const deadline = callOf(request).deadlineAtDayOffset
    const reviewers = 'reviews' in request && request.reviews ? request.reviews.filter(({ state }) => state === 'FINAL').map(({ reviewer }) => demoAddress(reviewer)) : []
    const [first, second] = reviewers
    const say = (hour: number, email: string | undefined, text: string): void => {
      if (email) schedule.by({ day: deadline + days.talk, hour, minute: index % 60 }, email, `${request.code} talk`, (actor) => writeToPanel(actor, { applicationId: idFor(known, request.code), messageId: crypto.randomUUID(), text }))
    }
    say(10, first, 'Ik las de afspraken met de school in de bijlage strenger dan mijn collega. Staat er voor u iets in dat ik over het hoofd zag?')
    say(11, second, 'De planning per sessie noemt de leerkracht en het lokaal. Dat was voor mij genoeg, maar ik begrijp uw vraag.')
    say(14, CHAIR, 'Dank u beiden. Wie zijn tekst na dit gesprek wil aanpassen, kan dat hier met een reden. De rest bespreken we samen.')
  }
  const [discussed] = agreed
  const reviser = discussed && 'reviews' in discussed ? discussed.reviews?.find(({ state }) => state === 'FINAL') : undefined
  if (discussed && reviser)
    schedule.by({ day: callOf(discussed).deadlineAtDayOffset + days.revise, hour: 16 }, demoAddress(reviser.reviewer), `${discussed.code} revise`, (actor) => revise(owner, actor, idFor(known, discussed.code)))
}

/** The text of one criterion made clearer after the talk; the scores stay. */
const revise = async (owner: pg.Client, actor: Actor, applicationId: string): Promise<void> => {
  const [review] = (await owner.query<{ id: string; version: number }>('select id, version from review where application_id = $1 and reviewer_id = $2', [applicationId, actor.userId])).rows
  const { rows } = await owner.query<{ criterion: string; score: number; motivation: string; remarks: string[] }>(
    `select m.criterion, max(s.score) as score, m.motivation, array_agg(s.remark order by v.position) filter (where s.activity_row_id <> '') as remarks
     from review_motivation m join review_score s using (review_id, criterion) left join activity v on v.application_id = $2 and v.row_id = s.activity_row_id
     where m.review_id = $1 group by m.criterion, m.motivation order by m.criterion`, [review?.id, applicationId])
  await reviseReview(actor, revising.parse({
    reviewId: review?.id, version: review?.version, reason: 'Na het gesprek over de bijlage: mijn motivering was te kort om te begrijpen.',
    all: Object.fromEntries(rows.map(({ criterion, score }) => [criterion, String(score)])),
    motivations: Object.fromEntries(rows.map(({ criterion, motivation }, place) => [criterion, place === 0 ? `${motivation} De afspraken met de school staan in de bijlage, met naam en datum.` : motivation])),
    remarks: Object.fromEntries(rows.filter(({ remarks }) => remarks?.some((remark) => remark !== '')).map(({ criterion, remarks }) => [criterion, Object.fromEntries(remarks.map((remark, index) => [`a${index + 1}`, remark]))])),
  }))
}

/** The officer and all who reviewed in the call. */
const atTheTable = async (owner: pg.Client, code: string): Promise<string[]> =>
  (await owner.query<{ id: string }>(
    `select distinct r.reviewer_id as id from review r join application a on a.id = r.application_id join call c on c.id = a.call_id where c.code = $1 and r.status in ('FINAL', 'REVISED')
     union select id from app_user where email = $2`, [code, demoAddress('dossierbeheerder')])).rows.map(({ id }) => id)

const idOf = async (owner: pg.Client, sql: string, values: string[]): Promise<string> => (await owner.query<{ id: string }>(sql, values)).rows[0]?.id ?? ''
