import { readiness } from '@/lib/operations/readiness'

export const dynamic = 'force-dynamic'

export const GET = async () => {
  const state = await readiness()
  return Response.json(state, { status: state.ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } })
}
