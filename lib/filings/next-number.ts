import type { Tx } from '@/lib/db'

/** 1, 2, 3 … for a prefix. The counter's row stays locked until commit, so a number is never given twice and never skipped. */
export const nextNumber = async (tx: Tx, prefix: string): Promise<number> => {
  const rows = await tx.$queryRaw<{ last: number }[]>`
    insert into number_counter (prefix, last) values (${prefix}, 1)
    on conflict (prefix) do update set last = number_counter.last + 1
    returning last`
  const row = rows[0]
  if (!row) throw new Error('The counter gave no number.')
  return row.last
}
