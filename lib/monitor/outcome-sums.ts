import { Prisma } from '@/prisma/generated/client'

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

const settledColumns = ['planned_child_hundredths', 'child_quarters', 'planned_sessions', 'sessions', 'planned_participants', 'participants'] as const satisfies readonly SumColumn[]

const hiddenColumns = ['withheld', 'hidden_bands', 'hidden_gender', 'hidden_newness', 'hidden_homes', 'hidden_referred', 'hidden_staff'] as const
type HiddenColumn = (typeof hiddenColumns)[number]

/**
 * Raw numerators and denominators over any set of places, quarters and grants. `settled_…`: promised and reached by grants with an accepted
 * report alone, because a running year is not over. `withheld`: parts whose counts of children are too small to show, and so are in no sum;
 * the names after it: parts whose split (or count of referred children, or of guides) is not shown; `reported`: parts of which an accepted final report speaks.
 */
export type OutcomeSums = Record<SumColumn, number> & Record<HiddenColumn | `settled_${(typeof settledColumns)[number]}` | 'reported', number>

/** A split that is not shown has no first part; what is left of it counts as unknown. Without any children there is nothing to hide. */
const hidden = (whole: SumColumn, part: SumColumn, name: HiddenColumn): string => `count(*) filter (where ${part} is null and coalesce(${whole}, 1) > 0) as ${name}`

/** The columns of a statement over outcome_total, or over what shown_outcomes() leaves of it, grouped by `source` beside whatever the reader asks: what follows from the source then costs the database a look at each group, not at each row. */
export const sumsSql = Prisma.raw(
  [
    'count(*) as parts', ...sumColumns.map((column) => `sum(${column})::bigint as ${column}`),
    'count(*) filter (where participants is null) as withheld', hidden('band_unknown', 'band_05_07', 'hidden_bands'), hidden('gender_unknown', 'girls', 'hidden_gender'), hidden('newness_unknown', 'newcomers', 'hidden_newness'), hidden('home_unknown', 'home_known', 'hidden_homes'),
    'count(*) filter (where referred is null) as hidden_referred', 'count(*) filter (where staff_paid is null) as hidden_staff',
  ].join(', '),
)

const again = (column: string, as = column, which = ''): string => `coalesce(sum(${column})${which}, 0)::bigint as ${as}`

const ofReports = ` filter (where source = 'REPORT')`

/** The sums of such groups. */
export const sumsAgainSql = Prisma.raw([...[...sumColumns, ...hiddenColumns].map((column) => again(column)), ...settledColumns.map((column) => again(column, `settled_${column}`, ofReports)), again('parts', 'reported', ofReports)].join(', '))

/** A row as the driver gives it: sums come as bigint, and stay far under 2^53. */
export const sumsOf = (row: Record<string, unknown>): OutcomeSums => Object.fromEntries(sumNames.map((name) => [name, Number(row[name] ?? 0)])) as OutcomeSums

const sumNames = [...sumColumns, ...hiddenColumns, ...settledColumns.map((column) => `settled_${column}` as const), 'reported'] as const
