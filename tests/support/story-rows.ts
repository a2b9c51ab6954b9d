import type { TestDatabase } from '@/tests/support/database'

/** Ids of the story that tests of the whole portal go by. */
export type StoryRows = Awaited<ReturnType<typeof storyRows>>

const accountColumn = `split_part(u.email, '@', 1)`
const applications = 'from application a join call c on c.id = a.call_id'
const reviews = `from review r join app_user u on u.id = r.reviewer_id join application a on a.id = r.application_id join assessment s on s.application_id = a.id join call c on c.id = a.call_id`
const reports = `from report r join grant_award g on g.id = r.grant_id join membership m on m.organisation_id = g.organisation_id and m.ended_at is null join app_user u on u.id = m.user_id`
const ofInvuller = `a.organisation_id in (select m.organisation_id from membership m join app_user u on u.id = m.user_id where u.email = 'invuller@demo.example' and m.ended_at is null)`

export const storyRows = async ({ sql }: TestDatabase) => {
  const one = async (query: string): Promise<string> => {
    const [row] = await sql<{ found: string | null }>(`select (${query} limit 1) as found`)
    if (!row?.found) throw new Error(`The story has no such row: ${query}`)
    return row.found
  }
  const application = (where: string, column = 'a.id::text') => one(`select ${column} ${applications} where ${where} order by a.number, a.id`)
  const review = (where: string, column = 'r.id::text') => one(`select ${column} ${reviews} where u.email ~ '^beoordelaar[1-6]@' and ${where} order by c.code, r.status, a.number, u.email`)
  const draftReport = (column: string) => one(`select ${column} ${reports} where r.status = 'DRAFT' order by g.number, u.email`)

  const round = async (having: string) => {
    const [row] = await sql<{ id: string; number: string; email: string }>(
      `select a.id::text, a.number, (select u.email from membership m join app_user u on u.id = m.user_id where m.organisation_id = a.organisation_id order by m.role::text, u.email limit 1) as email
       from completion_request r join application a on a.id = r.application_id group by a.id having ${having} order by a.number`)
    if (!row) throw new Error(`The story has no such round: ${having}`)
    return row
  }

  /** A grant in this state, with the address of a signatory of its beneficiary. */
  const grantIn = async (status: string) => {
    const [row] = await sql<{ number: string; email: string }>(
      `select g.number, u.email from grant_award g join membership m on m.organisation_id = g.organisation_id and m.ended_at is null and m.role = 'APPLICANT_SIGNATORY' join app_user u on u.id = m.user_id where g.status = $1::grant_status order by g.number desc, u.email limit 1`, [status])
    if (!row) throw new Error(`The story has no such grant: ${status}`)
    return row
  }

  const loggedSession = async () => {
    const [row] = await sql<{ id: string; rowId: string; number: string }>(
      `select l.id::text, l.activity_row_id as "rowId", g.number from logged_session l join grant_award g on g.id = l.grant_id join membership m on m.organisation_id = g.organisation_id and m.ended_at is null join app_user u on u.id = m.user_id
        where u.email = 'coordinator@demo.example' and l.removed_at is null and l.held_on > portal_now()::date - 17 order by l.activity_row_id, l.held_on, l.id limit 1`)
    if (!row) throw new Error('The story has no logged session')
    return row
  }

  const conflictReview = await review(`r.status = 'CONFLICT_DECLARED'`)
  const conflicted = await review(`r.id = '${conflictReview}'`, accountColumn)
  const openedReview = await review(`c.code = 'ACT-DEMO' and r.status = 'IN_PROGRESS' and u.email <> '${conflicted}@demo.example'`)
  const reviewer = await review(`r.id = '${openedReview}'`, accountColumn)
  const consensusFile = await review(`c.code = 'ACT-DEMO' and s.status = 'CONSENSUS' and r.status = 'FINAL'`, 'a.id::text')
  const openedBy = (applicationId: string) => sql<{ account: string }>(`select ${accountColumn} as account ${reviews} where a.id = $1 and r.status in ('IN_PROGRESS', 'FINAL')`, [applicationId])
  const scored = await openedBy(consensusFile)
  const attachment = await one(`select t.id::text from attachment t join application a on a.id = t.application_id where ${ofInvuller} and a.number is not null order by a.number, t.name`)
  const fileReaders = await openedBy(await one(`select application_id::text from attachment where id = '${attachment}'`))
  const peopleOf = (accounts: readonly { account: string }[]) => accounts.flatMap(({ account }) => (account === reviewer ? (['reviewer'] as const) : account === conflicted ? (['conflicted'] as const) : []))
  return {
    /** A draft of the academy of `invuller`, a request of theirs that was filed, and one that was granted. */
    draft: await application(`${ofInvuller} and a.status = 'DRAFT'`),
    filed: await application(`${ofInvuller} and a.number is not null`),
    granted: await application(`${ofInvuller} and a.status in ('GRANTED', 'GRANTED_CONDITIONAL')`),
    grantNumber: await one(`select a.number from grant_award g join application a on a.id = g.application_id where ${ofInvuller} order by a.number`),
    /** An activity of that grant, and one of a grant of which the log is kept, with the partnership's session to change. */
    grantActivity: await one(`select y.row_id from activity y join application a on a.id = y.application_id join grant_award g on g.application_id = a.id where ${ofInvuller} order by a.number, y.position`),
    logged: await loggedSession(),
    /** Grants that run, wait for the answer to a change, stand still, or were revoked. */
    running: await grantIn('ACTIVE'),
    amended: await grantIn('AMENDMENT_REQUESTED'),
    suspended: await grantIn('SUSPENDED'),
    revoked: await grantIn('REVOKED'),
    lesson: { published: await one(`select id::text from lesson where status = 'PUBLISHED' order by published_at`), proposed: await one(`select id::text from lesson where status = 'PROPOSED' order by proposed_at`) },
    need: await one(`select id::text from knowledge_need where status = 'OPEN' order by proposed_at`),
    /** A question to a policy domain about a file that waits, and the number of that file. */
    advice: {
      asked: await one(`select id::text from advice where status = 'ASKED' and application_id is not null order by asked_at`),
      given: await one(`select id::text from advice where status = 'GIVEN' and application_id is not null order by asked_at`),
      number: await one(`select a.number from advice v join application a on a.id = v.application_id where v.status = 'GIVEN' order by v.asked_at`),
    },
    /** In the directory, and who keeps it. */
    actor: await one(`select id::text from stem_actor where status = 'SHOWN' and organisation_id is not null order by published_at`),
    actorKeeper: await one(`select u.email from stem_actor a join app_user u on u.id = a.keeper_id where a.status = 'SHOWN' and a.organisation_id is not null order by a.published_at`),
    /** An activity that families find. */
    offered: await one(`select o.number || '-' || o.position from offered_activity o join offered_session s using (grant_id, row_id) where not s.cancelled and s.day > portal_now()::date order by o.number, o.position`),
    attachment,
    attachmentReviewers: peopleOf(fileReaders),
    /** Refused, and asked to look at again; who may sign for it. */
    contested: await one(`select application_id::text from reconsideration order by received_at`),
    contestedNumber: await one(`select a.number from reconsideration r join application a on a.id = r.application_id order by r.received_at`),
    contester: await one(`select ${accountColumn} from reconsideration r join app_user u on u.id = r.asked_by_id order by r.received_at`),
    /** A file in assessment, whose outcome nobody outside may know. */
    secret: await application(`c.code = 'ACT-DEMO' and a.status = 'IN_REVIEW'`),
    secretNumber: await application(`c.code = 'ACT-DEMO' and a.status = 'IN_REVIEW'`, 'a.number'),
    checkNumber: await application(`a.status = 'ELIGIBILITY_CHECK'`, 'a.number'),
    /** A request of somebody else that waits for its completion. */
    completion: await application(`a.status = 'COMPLETION_REQUESTED'`),
    /** The first round of one, the second round of another, and a file of which a round was answered: each with the address of who fills it in. */
    firstRound: await round('max(r.round) = 1 and bool_or(r.status = \'OPEN\')'),
    secondRound: await round('max(r.round) = 2'),
    answeredRound: await round('bool_and(r.status = \'ANSWERED\')'),
    /** What the bank answered. */
    bankReport: await one('select id::text from bank_report order by uploaded_at'),
    /** A selection for control, the file that is in control with its gemachtigde, and one whose control is to begin. */
    controlSelection: await one('select id::text from control_selection order by made_at'),
    controlled: { number: await one(`select number from grant_award where status = 'IN_CONTROL' order by number`), signatory: await one(`select u.email from grant_award g join membership m on m.organisation_id = g.organisation_id and m.ended_at is null and m.role = 'APPLICANT_SIGNATORY' join app_user u on u.id = m.user_id where g.status = 'IN_CONTROL' order by g.number, u.email`) },
    toControl: await one(`select g.number from grant_award g join control_weighing w on w.grant_id = g.id where g.status = 'REPORT_SUBMITTED' and cardinality(w.reasons) > 0 order by g.number`),
    /** What went to the bank. */
    paymentFile: await one('select id::text from payment_file order by created_at'),
    /** A draft that began with an earlier request. */
    copied: await application(`a.status = 'DRAFT' and jsonb_array_length(a.copied) > 40`),
    refusedNumber: await application(`a.status = 'INELIGIBLE'`, 'a.number'),
    decidedNumber: await one(`select a.number from decision d join application a on a.id = d.application_id join call c on c.id = a.call_id where c.code = 'ACT-VORIG' order by a.number`),
    report: await one(`select r.id::text ${reports} where u.email = 'invuller@demo.example' order by g.number`),
    /** A report that is being written, and the address of who writes it. */
    draftReport: await draftReport('r.id::text'),
    reporter: await draftReport('u.email'),
    quarter: await one(`select r.id::text ${reports} where r.type = 'INTERIM' and u.email = 'coordinator@demo.example' order by r.period_start`),
    filedReport: await one(`select id::text from report where status in ('SUBMITTED', 'ACCEPTED', 'INCOMPLETE') order by id`),
    /** A file of a filed report of somebody else. */
    evidence: await one(`select f.id::text from report_file f join report r on r.id = f.report_id join grant_award g on g.id = r.grant_id where r.status in ('SUBMITTED', 'ACCEPTED', 'INCOMPLETE')
      and not exists (select from membership m join app_user u on u.id = m.user_id where m.organisation_id = g.organisation_id and u.email ~ '^invuller') order by f.id`),
    /** A review that is going on, and by whom; one that ended in a conflict; a file of which the panel speaks, and who scored it. */
    openedReview,
    reviewer,
    conflictReview,
    conflicted,
    conflictFile: await review(`r.id = '${conflictReview}'`, 'a.id::text'),
    consensusFile,
    consensusReaders: peopleOf(scored),
    /** A meeting of last year's call that is closed, with its minutes. */
    meeting: await one(`select m.id::text from panel_meeting m join call c on c.id = m.call_id where c.code = 'ACT-VORIG' and m.closed_at is not null`),
    mandate: await one(`select id::text from mandate where status <> 'WAITING' order by decided_at desc, id`),
    waitingMandate: await one(`select id::text from mandate where status = 'WAITING' order by id`),
    mail: await one('select id::text from outbox_mail order by id'),
    person: await one(`select id::text from app_user where email = 'dossierbeheerder@demo.example'`),
  }
}
