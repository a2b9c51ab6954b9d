import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import type { Actor } from '@/lib/access/actor'
import { inside, limits } from '@/lib/admission'
import { answers, closePool, nameOf, pool, runAtOneMoment, runStatement, type Run } from '@/lib/database-pool'
import { noteAway } from '@/lib/database-reach'
import { busyRefusal, isAway, isRetryable } from '@/lib/database-refusal'
import { Prisma, PrismaClient } from '@/prisma/generated/client'

export type Tx = Prisma.TransactionClient
export type { Run }

/**
 * The one door to the database: a transaction with the actor set locally (row level security reads it) and `now`, the database's clock, read once.
 * Never await anything but the transaction inside. A deadlock or serialisation failure is tried again, at most three times in all. Who gets no
 * turn, or finds the database away, is refused as busy.
 */
export const asActor = <T>(actor: Actor, fn: (tx: Tx, now: Date) => Promise<T>): Promise<T> =>
  inside(() => tried(() => client().$transaction(async (tx) => fn(tx, await enter(tx, actor)), { maxWait: limits().turn, timeout: limits().act }))).catch(refused)

/** What the database gave up has left nothing behind, so it may be done again. */
const tried = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (thrown) {
      if (attempt === 3 || !isRetryable(thrown)) throw thrown
    }
  }
}

/** What asks and writes by plain statements. */
export type Statements = {
  $queryRaw: <Rows>(text: TemplateStringsArray, ...values: unknown[]) => Promise<Rows>
  $executeRaw: (text: TemplateStringsArray, ...values: unknown[]) => Promise<number>
}

/**
 * Statements without a transaction around them: who the visitor is, the save of a page while one types, and a filing. Each stands by itself and says
 * by itself for whom it works, where row level security asks. They go to the driver without the ORM, which costs more than most of them. Anything
 * else goes through asActor.
 */
export const alone: Statements = {
  $queryRaw: async <Rows>(text: TemplateStringsArray, ...values: unknown[]) => (await ranAlone(text, values)).rows as Rows,
  $executeRaw: async (text, ...values) => (await ranAlone(text, values)).rowCount ?? 0,
}

const ranAlone = (text: TemplateStringsArray, values: unknown[]) => {
  const { text: numbered, values: given } = Prisma.sql(text, ...values)
  return inside(() => tried(() => runStatement(numbered, given))).catch(refused)
}

const refused = (thrown: unknown): never => {
  if (isAway(thrown)) noteAway(answers)
  throw busyRefusal(thrown)
}

/**
 * A transaction of plain statements that sees one moment, for what reads more rows than memory should hold: without the ORM and without a limit of its
 * own, since each statement has that of the role. Whether it may see a row is asked as in asActor.
 */
export const atOneMoment = <T>(actor: Actor, work: (run: Run) => Promise<T>): Promise<T> =>
  inside(() => tried(() => runAtOneMoment(async (run) => {
    await run(`select set_config('app.actor', $1, true), set_config('app.roles', $2, true)`, settingsOf(actor))
    return work(run)
  }))).catch(refused)

export const disconnect = async (): Promise<void> => {
  const { stemPrisma } = holder
  delete holder.stemPrisma
  await stemPrisma?.$disconnect()
  await closePool()
}

/** What row level security reads: the actor and its roles. */
const settingsOf = (actor: Actor): [userId: string, roles: string] => [actor.userId ?? '', `,${actor.roles.join(',')},`]

const enter = async (tx: Tx, actor: Actor): Promise<Date> => {
  const [userId, roles] = settingsOf(actor)
  const rows = await tx.$queryRaw<{ now: Date }[]>`
    select portal_now() as now,
           set_config('app.actor', ${userId}, true),
           set_config('app.roles', ${roles}, true)`
  const row = rows[0]
  if (!row) throw new Error('The database gave no time.')
  return row.now
}

/** The dev server reloads modules; the client must survive that, as the pool does. */
const holder = globalThis as typeof globalThis & { stemPrisma?: PrismaClient }

const client = (): PrismaClient => (holder.stemPrisma ??= new PrismaClient({ adapter: new PrismaPg(pool(), { statementNameGenerator: ({ sql }) => nameOf(sql) }) }))
