import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import type { Actor } from '@/lib/access/actor'
import { inside, limits, poolSize } from '@/lib/admission'
import { noteAway } from '@/lib/database-reach'
import { busyRefusal, isAway } from '@/lib/database-refusal'
import { Prisma, PrismaClient } from '@/prisma/generated/client'

export type Tx = Prisma.TransactionClient

/**
 * The one door to the database: a transaction with the actor set locally (row level security reads it) and `now`, the database's clock, read once.
 * Never await anything but the transaction inside. A deadlock or serialisation failure is tried again, at most three times in all. Who gets no
 * turn, or finds the database away, is refused as busy.
 */
export const asActor = <T>(actor: Actor, fn: (tx: Tx, now: Date) => Promise<T>): Promise<T> =>
  inside(() => tried(actor, fn)).catch(refused)

const tried = async <T>(actor: Actor, fn: (tx: Tx, now: Date) => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await client().$transaction(
        async (tx) => fn(tx, await enter(tx, actor)),
        { maxWait: limits().turn, timeout: limits().act },
      )
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
 * Statements without a transaction around them: who the visitor is, and the save of a page while one types. Each stands by itself and says by
 * itself for whom it works, where row level security asks. Anything else goes through asActor.
 */
export const alone: Statements = {
  $queryRaw: (text, ...values) => inside(() => client().$queryRaw<never>(text, ...values)).catch(refused),
  $executeRaw: (text, ...values) => inside(() => client().$executeRaw(text, ...values)).catch(refused),
}

const refused = (thrown: unknown): never => {
  if (isAway(thrown)) noteAway(answers)
  throw busyRefusal(thrown)
}

const answers = (): Promise<unknown> => client().$queryRaw`select 1`

export const disconnect = async (): Promise<void> => {
  await holder.stemPrisma?.$disconnect()
  delete holder.stemPrisma
}

const enter = async (tx: Tx, actor: Actor): Promise<Date> => {
  const rows = await tx.$queryRaw<{ now: Date }[]>`
    select portal_now() as now,
           set_config('app.actor', ${actor.userId ?? ''}, true),
           set_config('app.roles', ${`,${actor.roles.join(',')},`}, true)`
  const row = rows[0]
  if (!row) throw new Error('The database gave no time.')
  return row.now
}

/** The dev server reloads modules; the pool must survive that. It is the only state kept in a process. */
const holder = globalThis as typeof globalThis & { stemPrisma?: PrismaClient }

const client = (): PrismaClient => (holder.stemPrisma ??= connect())

const connect = (): PrismaClient => {
  const connectionString = process.env['DATABASE_URL']
  if (!connectionString) throw new Error('DATABASE_URL is not set.')
  const pool = { connectionString, max: poolSize(), connectionTimeoutMillis: limits().turn + 1_000, application_name: 'stem-loket', maxLifetimeSeconds: 1800, ...limits().session }
  return new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: statementNames(1000), onPoolError: (thrown) => isAway(thrown) && noteAway(answers) }) })
}

/**
 * Each text gets a name, so that the database parses and plans it once per connection: more than half of its work for a short act. Texts beyond
 * the limit (lists of many lengths) stay nameless.
 */
const statementNames = (limit: number) => {
  const names = new Map<string, string>()
  return ({ sql }: { sql: string }): string => {
    const known = names.get(sql)
    if (known !== undefined) return known
    const name = names.size < limit ? `s${names.size}` : ''
    if (name) names.set(sql, name)
    return name
  }
}

const isRetryable = (thrown: unknown): boolean => {
  const text = thrown instanceof Prisma.PrismaClientKnownRequestError ? `${thrown.code} ${JSON.stringify(thrown.meta)}` : String(thrown)
  return /P2034|40P01|40001|deadlock detected/.test(text)
}
