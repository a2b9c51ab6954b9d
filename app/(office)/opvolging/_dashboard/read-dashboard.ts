import { notFound } from 'next/navigation'
import { readPage } from '@/app/_frame/read-page'
import type { Actor } from '@/lib/access/actor'
import { requireActor } from '@/lib/auth'
import type { Tx } from '@/lib/db'
import { outcomeFilter } from '@/lib/monitor/outcome-filter'
import { readPortfolio, type Portfolio } from '@/lib/monitor/portfolio'

export type SearchParams = Promise<Record<string, string | string[]>>

/** One transaction per dashboard: what all of them show, and what this one adds. */
export const readDashboard = async <More>(searchParams: SearchParams, more: (tx: Tx, portfolio: Portfolio, now: Date, actor: Actor) => Promise<More>): Promise<{ actor: Actor; portfolio: Portfolio; more: More }> => {
  const actor = await requireActor()
  const asked = outcomeFilter.safeParse(await searchParams)
  if (!asked.success) notFound()
  return readPage(actor, async (tx, now) => {
    const portfolio = await readPortfolio(tx, actor, asked.data)
    return { actor, portfolio, more: await more(tx, portfolio, now, actor) }
  })
}
