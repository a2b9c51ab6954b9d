export const dynamic = 'force-dynamic'

/** The process is alive; it says nothing of what it needs. */
export const GET = () => Response.json({ alive: true }, { headers: { 'Cache-Control': 'no-store' } })
