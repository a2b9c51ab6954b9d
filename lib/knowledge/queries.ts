import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { visibleGrants } from '@/lib/access/visible'
import type { Tx } from '@/lib/db'
import { codeList } from '@/lib/reference/queries'
import { readFrozenReport } from '@/lib/reports/canonical'
import { rubricVersion } from '@/lib/rubrics/schema'
import { waitsFor } from './curate-lesson'
import { lessonFacts, loadLesson, sourceGrant } from './load-lesson'
import { searchTerms } from './search-terms'
import { lessonStatusOf } from './words'

export const PAGE = 12

export type LessonSearch = { words: string; criterion: string; theme: string; age: number | null; page: number }
type FoundLesson = { id: string; title: string; text: string; tip: string; criteria: string[]; themes: string[]; ageMin: number; ageMax: number; publishedAt: Date; organisation: string }

/** Public lessons: what holds all of the words, the best match first; without words the newest. Never of a test, nor of a grant that was refused or revoked. */
export const findLessons = async (tx: Tx, { words, criterion, theme, age, page }: LessonSearch): Promise<{ total: number; rows: FoundLesson[] }> => {
  const terms = searchTerms(words)
  const rows = await tx.$queryRaw<(FoundLesson & { total: number })[]>`
    with asked as (select case when numnode(q) > 0 then q end as query from to_tsquery('dutch', ${terms}) q)
    select l.id, l.title, l.text, l.tip, l.criteria, l.themes, l.age_min as "ageMin", l.age_max as "ageMax", l.published_at as "publishedAt", o.legal_name as organisation, count(*) over ()::int as total
    from asked, lesson l join grant_award g on g.id = l.grant_id join call c on c.id = g.call_id join organisation o on o.id = g.organisation_id
    where l.status = 'PUBLISHED' and g.status not in ('DECLINED', 'REVOKED') and not c.test_mode
      and (asked.query is null or l.search @@ asked.query)
      and (${criterion} = '' or ${criterion} = any(l.criteria)) and (${theme} = '' or ${theme} = any(l.themes)) and (${age}::int is null or ${age}::int between l.age_min and l.age_max)
    order by case when asked.query is null then 0 else ts_rank_cd(l.search, asked.query) end desc, l.published_at desc, l.id
    limit ${PAGE} offset ${(page - 1) * PAGE}`
  return { total: rows[0]?.total ?? 0, rows }
}

/** What criteria and themes are called, for filters and forms. */
export const knowledgeWords = async (tx: Tx) => {
  const latest = await tx.rubricVersion.findFirst({ orderBy: { publishedAt: 'desc' }, select: { content: true } })
  const scored = latest ? rubricVersion.parse(latest.content).scored : []
  return { criteria: scored.map(({ code, nameNl }) => ({ value: code, label: `${code} ${nameNl}` })), themes: await codeList(tx, 'theme') }
}
export type KnowledgeWords = Awaited<ReturnType<typeof knowledgeWords>>

/** One lesson to read, as anybody may: null while it is not public. */
export const publicLesson = async (tx: Tx, id: string) => {
  if (!isId(id)) return null
  const lesson = await tx.lesson.findFirst({
    where: { id, status: 'PUBLISHED', grant: { status: { notIn: ['DECLINED', 'REVOKED'] }, call: { testMode: false } } },
    include: { grant: { select: { number: true, organisation: { select: { legalName: true } }, call: { select: { code: true, name: true } } } } },
  })
  return lesson && { lesson, words: await knowledgeWords(tx) }
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** The desk of who curates: every lesson with what it waits for, and the accepted reports from which nothing was drawn yet. */
export const lessonsToCurate = async (tx: Tx, actor: Actor) => {
  if (!can(actor, 'lesson.curate')) return null
  const rows = await tx.lesson.findMany({ where: { grant: visibleGrants(actor) }, include: { grant: { select: { id: true, number: true, organisation: { select: { legalName: true } } } } }, orderBy: [{ proposedAt: 'desc' }, { id: 'asc' }], take: 500 })
  const lessons = []
  for (const row of rows) lessons.push({ ...row, status: lessonStatusOf(row.status), waitsFor: row.status === 'PROPOSED' ? await waitsFor(tx, row.grant.id) : null })
  const reports = await tx.report.findMany({
    where: { status: 'ACCEPTED', grant: { AND: [visibleGrants(actor), { lessons: { none: {} }, status: { notIn: ['DECLINED', 'REVOKED'] }, call: { testMode: false } }] } },
    select: { id: true, submittedAt: true, grant: { select: { number: true, organisation: { select: { legalName: true } }, application: { select: { title: true } } } } }, orderBy: [{ submittedAt: 'desc' }, { id: 'asc' }], take: 100,
  })
  return { lessons, reports }
}
export type LessonToCurate = NonNullable<Awaited<ReturnType<typeof lessonsToCurate>>>['lessons'][number]

/** A file from which a lesson is written: what its reports say others can learn, and the ages it was for. */
export const sourceOfLesson = async (tx: Tx, actor: Actor, number: string) => {
  const grant = await sourceGrant(tx, number)
  if (!can(actor, 'lesson.curate', { applicationId: grant.applicationId })) return null
  const reports = await tx.report.findMany({ where: { grantId: grant.id, status: { in: ['SUBMITTED', 'ACCEPTED'] } }, select: { submissions: { orderBy: { round: 'desc' }, take: 1, select: { content: true } } }, orderBy: { periodStart: 'asc' } })
  const learnt = reports.flatMap(({ submissions }) => submissions.flatMap(({ content }) => readFrozenReport(content).activities.flatMap(({ title, lesson }) => ((lesson ?? '').trim() === '' ? [] : [{ title, lesson: lesson ?? '' }]))))
  const ages = await tx.activity.aggregate({ where: { applicationId: grant.applicationId }, _min: { ageMin: true }, _max: { ageMax: true } })
  const themes = await tx.activity.findMany({ where: { applicationId: grant.applicationId }, select: { themes: true } })
  return { grant, learnt, ageMin: ages._min.ageMin ?? 5, ageMax: ages._max.ageMax ?? 18, themesOfPlan: [...new Set(themes.flatMap((one) => one.themes))], words: await knowledgeWords(tx) }
}

export const lessonToEdit = async (tx: Tx, actor: Actor, id: string) => {
  if (!isId(id)) return null
  const lesson = await loadLesson(tx, id)
  if (!can(actor, 'lesson.curate', lessonFacts(lesson))) return null
  return { lesson, waitsFor: await waitsFor(tx, lesson.grant.id), words: await knowledgeWords(tx) }
}

/** What the beneficiary agreed to, and the lessons from their file. */
export const consentView = async (tx: Tx, actor: Actor, number: string) => {
  const grant = await sourceGrant(tx, number)
  if (!can(actor, 'grant.read', grant) || !actor.memberships.some(({ organisationId }) => organisationId === grant.organisationId)) return null
  const said = await tx.knowledgeConsent.findFirst({ where: { grantId: grant.id }, orderBy: [{ saidAt: 'desc' }, { id: 'desc' }] })
  const lessons = await tx.lesson.findMany({ where: { grantId: grant.id, status: { not: 'REJECTED' } }, orderBy: { proposedAt: 'asc' } })
  return { grant, said, lessons: lessons.map((lesson) => ({ ...lesson, status: lessonStatusOf(lesson.status) })), maySay: can(actor, 'lesson.consent', grant) }
}

/** How many proposed lessons wait for nothing but an officer. */
export const lessonsReady = async (tx: Tx, actor: Actor): Promise<number> => {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from lesson l join grant_award g on g.id = l.grant_id
    where l.status = 'PROPOSED' and knowledge_agreed(l.grant_id) and exists (select from report r where r.grant_id = l.grant_id and r.status = 'ACCEPTED') and not (g.application_id = any(${[...actor.conflictedApplicationIds]}::uuid[]))`
  return rows[0]?.count ?? 0
}
