import { Prisma } from '@/prisma/generated/client'
import type { OutcomeScope } from './outcome-scope'

/** The sums of outcome_total, as the database calls them. Whole numbers: hours are quarters of an hour, or hundredths where a plan or a list of staff has them. */
export const sumColumns = [
  'sessions', 'full_sessions', 'quarters', 'child_quarters', 'enrolled', 'present',
  'activities', 'held', 'held_full', 'cancelled', 'accessible', 'adjustments', 'priority_area', 'new_by_partnership', 'planned_sessions', 'planned_participants', 'planned_child_hundredths',
  'participants', 'girls', 'boys', 'gender_x', 'gender_unknown', 'band_05_07', 'band_08_09', 'band_10_11', 'band_12_13', 'band_14_15', 'band_16_18', 'band_unknown',
  'newcomers', 'returners', 'newness_unknown', 'reduced_asked', 'reduced_rate', 'referred', 'completion_asked', 'completed',
  'satisfaction_answers', 'satisfaction_points', 'interest_more', 'interest_same', 'interest_less',
  'staff_paid', 'staff_volunteer', 'staff_job_student', 'staff_partner', 'staff_women', 'staff_paid_hundredths', 'staff_volunteer_hundredths', 'staff_job_student_hundredths', 'staff_partner_hundredths',
  'home_known', 'home_outside', 'home_unknown', 'priority_asked',
] as const

type SumColumn = (typeof sumColumns)[number]

const besideSums = ['settled_planned_child_hundredths', 'settled_child_quarters', 'settled_planned_sessions', 'settled_sessions', 'settled_planned_participants', 'settled_participants', 'withheld', 'hidden_bands', 'hidden_gender', 'hidden_newness', 'hidden_homes', 'hidden_referred', 'hidden_staff', 'reported'] as const

/**
 * Raw numerators and denominators over any set of places, quarters and grants. The six that follow are promised and reached by grants with an accepted
 * report alone, because a running year is not over. `withheld`: parts whose counts of children are too small to show, and so are in no sum;
 * the names after it: parts whose split (or count of referred children, or of guides) is not shown; `reported`: parts of which an accepted final report speaks.
 */
export type OutcomeSums = Record<SumColumn, number> & Record<(typeof besideSums)[number], number>

const sums = sumColumns.map((column) => `coalesce(sum(${column}), 0)::bigint as ${column}`)

const reported = (column: SumColumn): string => `coalesce(sum(${column}) filter (where source = 'REPORT'), 0)::bigint as settled_${column}`

/** A split that is not shown has no first part; what is left of it counts as unknown. Without any children there is nothing to hide. */
const hidden = (whole: SumColumn, part: SumColumn, name: string): string => `count(*) filter (where ${part} is null and coalesce(${whole}, 1) > 0) as ${name}`

const always = [...sums, reported('planned_child_hundredths'), reported('child_quarters'), reported('planned_sessions'), reported('sessions'), reported('planned_participants'), reported('participants'), `count(*) filter (where source = 'REPORT') as reported`]

const notShown = [`count(*) filter (where participants is null) as withheld`, hidden('band_unknown', 'band_05_07', 'hidden_bands'), hidden('gender_unknown', 'girls', 'hidden_gender'), hidden('newness_unknown', 'newcomers', 'hidden_newness'), hidden('home_unknown', 'home_known', 'hidden_homes'),
  `count(*) filter (where referred is null) as hidden_referred`, `count(*) filter (where staff_paid is null) as hidden_staff`]

const [exactSql, shownSql] = [Prisma.raw([...always, ...notShown.map((one) => `0::bigint ${one.slice(one.lastIndexOf(' as '))}`)].join(', ')), Prisma.raw([...always, ...notShown].join(', '))]

/** The columns of a statement over outcome_total, where nothing is hidden and so none of it is counted; or over what shown_outcomes() leaves of it. */
export const sumsSql = ({ exact }: Pick<OutcomeScope, 'exact'>): Prisma.Sql => (exact ? exactSql : shownSql)

/** The same over rows that are sums already. */
export const sumsAgainSql = Prisma.raw(
  [...sumColumns, ...besideSums].map((column) => `coalesce(sum(${column}), 0)::bigint as ${column}`).join(', '),
)

/** A row as the driver gives it: sums come as bigint, and stay far under 2^53. */
export const sumsOf = (row: Record<string, unknown>): OutcomeSums => Object.fromEntries(sumNames.map((name) => [name, Number(row[name] ?? 0)])) as OutcomeSums

const sumNames = [...sumColumns, ...besideSums] as const
