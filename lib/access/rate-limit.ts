import type { Tx } from '@/lib/db'

/** So many at once, and all of them back after `seconds`. */
export type Bucket = { capacity: number; seconds: number }

/**
 * Takes one token from the bucket with this key; answers how many seconds to wait, 0 when there was one. One statement under the row's lock, so
 * that any number of instances together allow exactly the capacity. Use a transaction of its own: a refusal of the act must not give tokens back.
 */
export const takeToken = async (tx: Tx, key: string, { capacity, seconds }: Bucket): Promise<number> => {
  const taken = await tx.$queryRaw<unknown[]>`
    insert into rate_bucket as b (key, tokens, updated_at) values (${key}, ${capacity}::float - 1, portal_now())
    on conflict (key) do update
      set tokens = least(${capacity}::float, b.tokens + greatest(0, extract(epoch from portal_now() - b.updated_at)) * ${capacity}::float / ${seconds}::float) - 1, updated_at = portal_now()
      where least(${capacity}::float, b.tokens + greatest(0, extract(epoch from portal_now() - b.updated_at)) * ${capacity}::float / ${seconds}::float) >= 1
    returning 1`
  if (taken.length > 0) return 0
  const rows = await tx.$queryRaw<{ wait: number }[]>`
    select ceil((1 - tokens) * ${seconds}::float / ${capacity}::float - extract(epoch from portal_now() - updated_at))::int as wait from rate_bucket where key = ${key}`
  return Math.max(1, rows[0]?.wait ?? 1)
}
