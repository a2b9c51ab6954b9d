/**
 * How much of this process's pool is in use, known without asking the database: proxy.ts asks before each page whether there is room. Whoever
 * is inside already (a form on its way) is served first; pages wait outside, in the order they came.
 */
type Admission = { inside: number; outside: (() => void)[]; pausing: boolean; filing: Line }
/** Who is at work, and who waits for one of them. */
type Line = { inside: number; waiting: (() => void)[] }

const holder = globalThis as typeof globalThis & { stemAdmission?: Admission }
const admission = (): Admission => (holder.stemAdmission ??= { inside: 0, outside: [], pausing: false, filing: { inside: 0, waiting: [] } })

/** Connections of this process; PostgreSQL's own limit counts all processes. */
export const poolSize = (): number => Number(process.env['DATABASE_POOL'] ?? 10)

type Limits = { turn: number; act: number; session: { statement_timeout?: number; lock_timeout?: number; idle_in_transaction_session_timeout?: number } }

/** Milliseconds. Fifty who file at once wait their turn for a connection: waiting is better than an error, but nobody waits ten seconds (T13). How long a statement may take is the role's own setting. */
const SHORT: Limits = { turn: 8_000, act: 20_000, session: {} }
/** Nobody watches the worker: what it does may take longer than a page, and it rather waits than fails. */
const LONG: Limits = { turn: 60_000, act: 60_000, session: { statement_timeout: 60_000, lock_timeout: 10_000, idle_in_transaction_session_timeout: 60_000 } }

export const limits = (): Limits => (process.env['DATABASE_PATIENCE'] === 'long' ? LONG : SHORT)

/** Does work that takes a connection, counted from the moment it asks for one. */
export const inside = async <T>(work: () => Promise<T>): Promise<T> => {
  const state = admission()
  state.inside += 1
  try {
    return await work()
  } finally {
    state.inside -= 1
    letIn(state)
  }
}

/** Whether a connection is free, now or before this many milliseconds have passed. */
export const roomWithin = (milliseconds: number): Promise<boolean> => {
  const state = admission()
  if (state.inside < poolSize() && state.outside.length === 0) return Promise.resolve(true)
  return turnWithin(state.outside, milliseconds)
}

/** Waits behind whoever waits already; false = nobody let this one in before these milliseconds had passed. */
const turnWithin = (waiting: (() => void)[], milliseconds: number): Promise<boolean> =>
  new Promise((resolve) => {
    const enter = () => {
      clearTimeout(timer)
      resolve(true)
    }
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(enter), 1)
      resolve(false)
    }, milliseconds)
    waiting.push(enter)
  })

/**
 * Who files waits for one counter and one chain whatever happens, so a few at a time keep those busy. The others wait here and not in the database, where each would hold a
 * connection and cost it more work the more of them wait.
 */
const MOST_FILING = 4

/** Does work in the line of those who file; who gets no turn in time has done nothing, and hears that it is busy (database-refusal.ts). */
export const inFilingLine = async <T>(work: () => Promise<T>): Promise<T> => {
  const { filing } = admission()
  if (filing.inside < MOST_FILING) filing.inside += 1
  else if (!(await turnWithin(filing.waiting, limits().turn))) throw new Error('no turn in the line of those who file')
  try {
    return await work()
  } finally {
    const next = filing.waiting.shift()
    if (next) next()
    else filing.inside -= 1
  }
}

/** Milliseconds: a page that goes in takes its connection a little later, so the next one looks again after a pause. */
const PAUSE = 5

const letIn = (state: Admission): void => {
  if (state.pausing || state.inside >= poolSize()) return
  const next = state.outside.shift()
  if (!next) return
  next()
  state.pausing = true
  setTimeout(() => {
    state.pausing = false
    letIn(state)
  }, PAUSE)
}
