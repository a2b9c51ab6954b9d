import type pg from 'pg'
import { asActor } from '@/lib/db'
import { threadOf } from '@/lib/messages/queries'
import { writeMessage } from '@/lib/messages/write-message'
import { content } from './content'
import { idFor, type Known } from './requests'
import { peopleOf } from './request-people'
import type { Schedule } from './schedule'

/** What organisations and officers wrote each other in files that are filed; a draft has no thread. What was read is read the day after, so that the rest shows as new. */
export const tellMessages = (owner: pg.Client, schedule: Schedule, known: Known): void => {
  for (const [index, { code, request, author, dayOffset, text, read, direction }] of content.messages.entries()) {
    const told = content.requests.find((one) => one.code === request)
    if (!told || !('submittedDayOffset' in told.timeline)) continue
    const id = () => idFor(known, request)
    const minute = index % 60
    // Written as if filed earlier: a thread begins with the filing.
    const day = Math.max(dayOffset, told.timeline.submittedDayOffset + 1)
    const fromOffice = direction === 'FROM_OFFICER'
    const { contact, signatory } = peopleOf(told)
    // Some partnerships are told with people of their own (request-people.ts): there the contact writes.
    const writer = fromOffice || told.partnership === null || [contact.email, signatory.email].includes(author) ? author : contact.email
    schedule.by({ day, hour: fromOffice ? 14 : 10, minute }, writer, `${code} in ${request}`, async (actor) => writeMessage(actor, { applicationId: id(), messageId: await newId(owner), text }))
    const reader = fromOffice ? contact.email : 'dossierbeheerder@demo.example'
    if (read) schedule.by({ day, hour: 20, minute }, reader, `${code} read`, (actor) => asActor(actor, (tx) => threadOf(tx, actor, { id: id() })))
  }
}

const newId = async (owner: pg.Client): Promise<string> => {
  const { rows } = await owner.query<{ id: string }>('select uuidv7() as id')
  return rows[0]?.id ?? ''
}
