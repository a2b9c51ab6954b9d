import { createHash, timingSafeEqual } from 'node:crypto'
import { settings } from '@/lib/env'
import { metrics } from '@/lib/operations/metrics'

export const dynamic = 'force-dynamic'

/** For a scraper that knows METRICS_TOKEN; to anyone else this address does not exist. */
export const GET = async (request: Request) => {
  const { metricsToken } = settings()
  const given = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
  if (metricsToken === null || given === undefined || !same(given, metricsToken)) return new Response('Niet gevonden\n', { status: 404, headers: { 'Cache-Control': 'no-store' } })
  return new Response(await metrics(), { headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' } })
}

const same = (one: string, other: string): boolean => timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest())
