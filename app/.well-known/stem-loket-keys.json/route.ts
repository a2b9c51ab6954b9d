import { publicKeys } from '@/lib/filings/receipt'

/** The keys come from the settings of the running portal, not from the build. */
export const dynamic = 'force-dynamic'

export const GET = (): Response => Response.json(publicKeys(), { headers: { 'cache-control': 'public, max-age=300' } })
