import { expect, test } from 'vitest'
import { expectationsOf } from '@/tests/journeys/expectations'
import type { TestDatabase } from '@/tests/support/database'
import { count, none, note } from '@/tests/support/figures'
import { storyDatabase } from '@/tests/support/portal-server'
import { some } from '@/tests/support/some'
import { storyRows } from '@/tests/support/story-rows'
import { cookiesOf, mailsIn, ofMembers, openTwins, questionsAt, type Question } from '@/tests/support/twin-worlds'

/** The secret of a world is one fact about one file in assessment. */
type Secret = 'the name of a reviewer' | 'scores' | 'the number of reviews' | 'a conflict' | 'what the panel wrote' | 'what a review said before' | 'what a meeting noted'

const database = await storyDatabase()
const [file] = await database.sql<{ id: string; number: string; own: string; colleague: string; officer: string }>(
  `select a.id, a.number, r.id as own, split_part(u.email, '@', 1) as colleague, (select id from app_user where email = 'dossierbeheerder@demo.example') as officer
   from review r join app_user u on u.id = r.reviewer_id join application a on a.id = r.application_id join call c on c.id = a.call_id
   where c.code = 'ACT-DEMO' and a.status = 'IN_REVIEW' and r.status = 'IN_PROGRESS' and u.email ~ '^beoordelaar[1-6]@' order by a.number, u.email limit 1`)
if (!file) throw new Error('The story has no review that is going on.')
const rows = await storyRows(database)
/** A file of which the panel speaks without that colleague, a file that a meeting concluded, and the minutes of it. */
const [panel] = await database.sql<{ id: string; review: string }>(
  `select a.id, (select r.id from review r where r.application_id = a.id and r.status = 'FINAL' order by r.id limit 1) as review from application a join assessment s on s.application_id = a.id join call c on c.id = a.call_id
   where c.code = 'ACT-DEMO' and s.status = 'CONSENSUS' and not exists (select from review r join app_user u on u.id = r.reviewer_id where r.application_id = a.id and u.email = $1) order by a.number limit 1`, [`${file.colleague}@demo.example`])
const [item] = await database.sql<{ id: string; content: string }>('select application_id as id, content::text from meeting_item where meeting_id = $1 order by application_id limit 1', [rows.meeting])
if (!panel || !item) throw new Error('The story has no panel, or no minutes.')
const minutes = `/beheer/oproepen/ACT-VORIG/overleg/${rows.meeting}/verslag.pdf`

/** People of this test alone: one who scored the file, an officer and a reviewer who may not see it, and a reviewer who has nothing to do with it. */
const cast = { scorer: '00000000-0000-4000-a000-000000000001', officer: '00000000-0000-4000-a000-000000000002', conflicted: '00000000-0000-4000-a000-000000000003', other: '00000000-0000-4000-a000-000000000004' }
const REVIEW = '00000000-0000-4000-b000-000000000001'
const person = (id: string, name: string, role: string) => `
  insert into app_user (id, email, name, demo) values ('${id}', '${id.slice(-2)}@tweeling.example', '${name}', true);
  insert into user_role (user_id, role) values ('${id}', '${role}');`
/** Past the triggers: a world is arranged, nobody acts in it. */
const arrange = (world: TestDatabase, statements: string) => world.sql(`begin; set local session_replication_role = replica; ${statements}; commit`)
const scored = `
  insert into review (id, application_id, reviewer_id, status, assigned_by_id, assigned_at, no_conflict_at, final_at) values ('${REVIEW}', '${file.id}', '${cast.scorer}', 'FINAL', '${file.officer}', '2026-01-02', '2026-01-02', '2026-01-03');
  insert into review_score (review_id, criterion, score) select '${REVIEW}', 'C' || to_char(c, 'FM00'), 3 from generate_series(1, 10) c;
  insert into review_motivation (review_id, criterion, motivation) select '${REVIEW}', 'C' || to_char(c, 'FM00'), 'Zwaluwmotief' from generate_series(1, 10) c`
const REVISION = '00000000-0000-4000-b000-000000000002'
const MESSAGE = '00000000-0000-4000-b000-000000000003'
const said = (text: string) => `insert into consensus_message (id, application_id, author_id, text, written_at) values ('${MESSAGE}', '${panel.id}', (select reviewer_id from review where id = '${panel.review}'), '${text}', '2026-01-04') on conflict (id) do update set text = excluded.text`
const revised = (reason: string) => `insert into review_revision (id, review_id, round, reason, content, revised_at)
  select '${REVISION}', '${panel.review}', 1, '${reason}', jsonb_build_object('scores', coalesce((select jsonb_agg(jsonb_build_object('criterion', criterion, 'activityRowId', activity_row_id, 'score', 0, 'remark', '')) from review_score where review_id = '${panel.review}'), '[]'), 'motivations', '[]'::jsonb, 'contests', '[]'::jsonb), '2026-01-05'
  on conflict (review_id, round) do update set reason = excluded.reason`
const noted = (note: string) => `update meeting_item set note = '${note}' where meeting_id = '${rows.meeting}' and application_id = '${item.id}'`
await arrange(database, `
  ${person(cast.scorer, 'Zwaluw Tweeling', 'VLAIO_REVIEWER')} ${person(cast.officer, 'Ambtenaar Geweerd', 'VLAIO_OFFICER')} ${person(cast.conflicted, 'Beoordelaar Geweerd', 'VLAIO_REVIEWER')} ${person(cast.other, 'Beoordelaar Elders', 'VLAIO_REVIEWER')}
  insert into conflict (application_id, user_id, type, source, declared_by_id, reason) select f.id, u.id, 'OTHER', 'OFFICE', '${file.officer}', 'Familie van de aanvrager.' from app_user u, unnest(array['${file.id}', '${panel.id}', '${item.id}']::uuid[]) f(id) where u.id in ('${cast.officer}', '${cast.conflicted}');
  ${said('Zwaluwzin van het panel.')}; ${revised('Zwaluwreden om te herzien.')}; ${noted('Zwaluwnota van de vergadering.')};
  ${scored}`)

/** What the second world has otherwise, and how it is as the first again. */
const secrets: Record<Secret, { otherwise: string; again: string }> = {
  'the name of a reviewer': {
    otherwise: `update app_user set name = 'Anders Genaamd', email = 'anders@tweeling.example' where id = '${cast.scorer}'`,
    again: `update app_user set name = 'Zwaluw Tweeling', email = '01@tweeling.example' where id = '${cast.scorer}'`,
  },
  scores: {
    otherwise: `update review_score set score = 1 where review_id = '${REVIEW}'; update review_motivation set motivation = 'Een heel ander motief' where review_id = '${REVIEW}'`,
    again: `update review_score set score = 3 where review_id = '${REVIEW}'; update review_motivation set motivation = 'Zwaluwmotief' where review_id = '${REVIEW}'`,
  },
  'the number of reviews': {
    otherwise: `delete from review_score where review_id = '${REVIEW}'; delete from review_motivation where review_id = '${REVIEW}'; delete from review where id = '${REVIEW}'`,
    again: scored,
  },
  'a conflict': {
    otherwise: `insert into conflict (application_id, user_id, type, source, declared_by_id, reason) values ('${file.id}', '${cast.other}', 'FINANCIAL', 'OFFICE', '${file.officer}', 'Zwaluwbelang')`,
    again: `delete from conflict where application_id = '${file.id}' and user_id = '${cast.other}'`,
  },
  'what the panel wrote': { otherwise: said('Een heel andere zin.'), again: said('Zwaluwzin van het panel.') },
  'what a review said before': { otherwise: revised('Een heel andere reden om te herzien.'), again: revised('Zwaluwreden om te herzien.') },
  'what a meeting noted': { otherwise: noted('Een heel andere nota.'), again: noted('Zwaluwnota van de vergadering.') },
}
/** Who may know none of them; null is a visitor. Who keeps the accounts or asks reviewers knows them all by name, not whose file it is; who has the conflict is told of it. */
const outsiders = [null, 'invuller', 'invuller2', 'gemachtigde', 'gemachtigde2', 'coordinator', 'financien', 'domein', 'beheerder', file.colleague, '02@tweeling.example', '03@tweeling.example', '04@tweeling.example'] as const
const knows: Record<Secret, readonly string[]> = { 'the name of a reviewer': ['beheerder', '02@tweeling.example'], scores: [], 'the number of reviews': [], 'a conflict': ['04@tweeling.example'], 'what the panel wrote': [], 'what a review said before': [], 'what a meeting noted': [] }
const insider = 'dossierbeheerder'

const cookies = await cookiesOf([...outsiders, insider])
const twin = await database.copy()
const { differing } = await openTwins(database, twin, cookies)

const addresses = [...new Set([
  ...Object.values(expectationsOf(rows)).flat().map(({ path }) => path),
  ...['', '/nakijken', '/berichten', '/bewijs', '/bewijs.json', '/bewijs.pdf', '/dossier.pdf', '/dossier.zip', '/beslissing', '/beslissing/brief'].map((page) => `/aanvragen/${file.id}${page}`),
  ...['', '/ontvankelijkheid', '/toewijzing', '/belangen', '/beoordelingen', '/notities', '/sporen'].map((page) => `/beheer/dossiers/${file.number}${page}`),
  `/beoordelen/${panel.id}/overleg`, `/beoordelen/${panel.review}`, `/beoordelen/${panel.review}/overleg`, minutes, '/beheer/oproepen/ACT-VORIG/overleg',
  `/dossiers/${file.number}`, `/beoordelen/${file.own}`, `/beoordelen/${file.own}/belang`, `/beoordelen/${REVIEW}`, `/beoordelen/${REVIEW}/belang`, `/beoordelen/${file.id}/overleg`,
  ...['', '/toewijzing', '/beoordelingen', '/rangschikking', '/rangschikking?onzekerheid=ja', '/beslissing', '/overleg', `/beslissing/${file.number}`].map((page) => `/beheer/oproepen/ACT-DEMO${page}`),
  ...['zoek=Zwaluw', 'zoek=Anders', `zoek=${file.number}`, 'toestand=IN_REVIEW', 'toestand=CONSENSUS', 'oproep=ACT-DEMO', 'oproep=ACT-DEMO&toestand=IN_REVIEW&sorteer=gewijzigd', 'bladzijde=2', 'beoordelaar=Zwaluw', 'score=3'].map((search) => `/beheer/dossiers?${search}`),
  ...['zoek=Zwaluw', 'dossier=1', 'sorteer=score'].flatMap((search) => [`/beoordelen?${search}`, `/academie?${search}`, `/oproepen/ACT-DEMO?${search}`]),
])].filter((path) => !path.startsWith('/demo/'))
const questions = questionsAt(addresses)

const withSecret = async <T>(secret: Secret, ask: () => Promise<T>): Promise<T> => {
  await arrange(twin, secrets[secret].otherwise)
  const answer = await ask()
  await arrange(twin, secrets[secret].again)
  return answer
}
const askedBy = (account: string | null): Question[] => questions.map((question) => ({ ...question, account }))

test('without a secret between them the worlds are the same to the one who sees most', async () => {
  expect(await differing(some(askedBy(insider), count({ short: 60, full: 400 })))).toEqual([])
})

test.each(Object.keys(secrets) as Secret[])('control: who may know %s reads it in the same pages', async (secret) => {
  const told = await withSecret(secret, () => differing(askedBy(insider).filter(({ path, asRouter }) => !asRouter && [file.number, 'ACT-DEMO', panel.id, minutes].some((part) => path.includes(part)))))
  expect(told.length).toBeGreaterThan(0)
})

test('control: a mail to an applicant that says something else is seen, so mails are drawn and compared', async () => {
  const mails = await mailsIn(database, ofMembers)
  await arrange(twin, `update app_user set name = 'Anders Genaamd' where id in (select user_id from membership)`)
  const otherwise = await mailsIn(twin, ofMembers)
  await arrange(twin, `update app_user u set name = w.name from jsonb_to_recordset('${JSON.stringify(await database.sql('select id, name from app_user')).replaceAll("'", "''")}') w(id uuid, name text) where w.id = u.id`)
  const again = await mailsIn(twin, ofMembers)
  expect([mails.length > 20, mails.filter((mail, index) => mail !== otherwise[index]).length > 20, mails.filter((mail, index) => mail !== again[index])]).toEqual([true, true, []])
})

test('nobody else learns a secret from any answer, and no mail to an applicant differs', async () => {
  let pairs = 0
  const leaks: string[] = []
  for (const secret of Object.keys(secrets) as Secret[]) {
    const asked = outsiders.filter((account) => account === null || !knows[secret].includes(account)).flatMap(askedBy)
    const chosen = some(asked, count({ short: 90, full: 1_100, soak: asked.length }))
    await withSecret(secret, async () => {
      leaks.push(...(await differing(chosen)).map((leak) => `${secret}: ${leak}`))
      const [mails, twinMails] = [await mailsIn(database, ofMembers), await mailsIn(twin, ofMembers)]
      leaks.push(...mails.filter((mail, index) => mail !== twinMails[index]).map((mail) => `${secret}: mail ${mail.slice(0, 60)}`))
      pairs += chosen.length + mails.length
    })
  }
  expect(leaks).toEqual([])
  note({ row: 'T26', what: 'pairs of answers that told a secret apart', figure: leaks.length, of: pairs, bar: none(10_000) })
})
