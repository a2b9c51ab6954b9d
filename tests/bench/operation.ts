import type pg from 'pg'
import type { Bar, Row } from './table'

/** The portal that is measured, and what stands beside it. What an operation starts it adds to `stops`. */
export type Setting = {
  database: { name: string; url: string; ownerUrl: string; pool: pg.Pool }
  origin: string
  dataDir: string
  rows: number
  requests: number
  serverPid: number
  postgresPid: number
  stops: (() => Promise<unknown>)[]
}

/** `raw` is the row to which the table relates the others. */
export type Outcome = { rows: Row[]; raw: Row; bars: Bar[] }
