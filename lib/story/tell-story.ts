import { Readable } from 'node:stream'
import pg from 'pg'
import { disconnect } from '@/lib/db'
import { writePdf } from '@/lib/files/pdf-document'
import { releaseAllReach } from '@/lib/monitor/release-reach'
import { storeFile } from '@/lib/files/store-file'
import type { Proof } from '@/lib/organisations/proof'
import { tellAdvice } from './advice'
import { tellActors } from './actors'
import { tellAssessments } from './assessment'
import { tellChanges } from './changes'
import { tellMeetings } from './meetings'
import { tellCalls } from './calls'
import { tellControls } from './controls'
import { takeClock } from './clock'
import { tellDecisions } from './decisions'
import { tellExecution, tellPayer } from './execution'
import { tellExpertise } from './expertise'
import { tellExtensions } from './extensions'
import { tellKnowledge } from './knowledge'
import { tellOrganisations } from './organisations'
import { tellLog } from './log'
import { tellMessages } from './messages'
import { addStaff } from './people'
import { tellReconsiderations } from './reconsiderations'
import { tellRequests, type Known } from './requests'
import { tellQuarters } from './quarters'
import { tellReports } from './reports'
import { openSchedule } from './schedule'
import { tellTogether } from './together'

/**
 * Tells the demo story into an empty demo or test database by calling the portal's own acts, each at its own day, so that audit, mail and policy
 * hold for it. Deterministic in names, texts, amounts, states, numbers and relative days. Answers how many acts it took, or null when the story
 * was told before.
 */
export const tellStory = async (ownerUrl: string): Promise<{ acts: number; applications: Known } | null> => {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'stem-loket story' })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ told: boolean; begun: boolean }>(`select exists (select from portal_setting where key = 'story') as told, exists (select from call) as begun`)
    if (rows[0]?.told) return null
    if (rows[0]?.begun) throw new Error('The story broke off halfway, or this database holds other calls: begin anew with npm run demo -- --reset.')
    const clock = await takeClock(owner)
    try {
      const told = await waitingForNoDisk(owner, () => tell(owner, clock))
      await owner.query(`insert into portal_setting (key, value) values ('story', 'told')`)
      return told
    } finally {
      await clock.giveBack()
    }
  } finally {
    await owner.end()
  }
}

/**
 * A story that breaks off is begun anew, so while it is told nothing waits for the disk: some six thousand times on a slow one would take a
 * minute. What is written after the end waits for all that came before it.
 */
const waitingForNoDisk = async <T>(owner: pg.Client, work: () => Promise<T>): Promise<T> => {
  const address = process.env['DATABASE_URL'] ?? ''
  await disconnect()
  process.env['DATABASE_URL'] = `${address}${address.includes('?') ? '&' : '?'}options=-c%20synchronous_commit%3Doff`
  await owner.query('set synchronous_commit = off')
  try {
    return await work()
  } finally {
    process.env['DATABASE_URL'] = address
    await disconnect()
    await owner.query('reset synchronous_commit')
  }
}

const tell = async (owner: pg.Client, clock: Awaited<ReturnType<typeof takeClock>>): Promise<{ acts: number; applications: Known }> => {
  const today = new Date()
  const schedule = openSchedule(owner, clock, today)
  const since = new Date(today.getTime() - 720 * 86_400_000)
  const known: Known = new Map()
  await addStaff(owner, since)
  const proof = await mandateProof()
  await tellOrganisations(owner, schedule, proof, since)
  await tellActors(owner, schedule, proof, since)
  tellCalls(schedule)
  tellRequests(owner, schedule, known)
  tellAssessments(owner, schedule, known)
  tellMeetings(owner, schedule, known)
  tellDecisions(owner, schedule, known)
  tellReconsiderations(owner, schedule, known)
  tellPayer(schedule)
  tellExecution(owner, schedule, known)
  tellReports(owner, schedule, known)
  tellLog(owner, schedule, known)
  tellQuarters(owner, schedule, known)
  tellChanges(owner, schedule, known)
  tellControls(owner, schedule, known)
  tellMessages(owner, schedule, known)
  tellTogether(owner, schedule, known)
  tellExtensions(schedule, known)
  tellExpertise(schedule, known)
  tellAdvice(owner, schedule, known)
  tellKnowledge(owner, schedule, known)
  const acts = await schedule.run()
  await owner.query('update organisation set demo = true; update partnership set demo = true; update call set demo = true')
  await closeInvitations(owner)
  await releaseAllReach()
  return { acts, applications: known }
}

/** The links of the story's invitations were used long ago: their mail counts as sent, and the key in it is gone. */
const closeInvitations = async (owner: pg.Client): Promise<void> => {
  await owner.query(`
    with used as (update outbox_mail set state = 'SENT', sent_at = created_at, params = '{}' where template = 'invitation' returning id)
    select graphile_worker.remove_job('mail:' || id) from used`)
}

const mandateProof = async (): Promise<Proof> => {
  const pdf = await writePdf({
    title: 'Uittreksel uit de statuten',
    createdAt: new Date(0),
    blocks: [{ kind: 'paragraph', text: 'De voorzitter vertegenwoordigt de organisatie in alle handelingen en mag in haar naam ondertekenen.' }],
    footer: 'Voorbeelddocument van een fictieve organisatie.',
  })
  const name = 'statuten-uittreksel.pdf'
  return { ...(await storeFile(Readable.from([pdf]), { name, limitBytes: 1024 * 1024 })), name }
}
