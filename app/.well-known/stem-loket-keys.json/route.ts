import { publicKeys } from '@/lib/filings/signing-key'

/** The keys come from the settings of the running portal and from its database, not from the build. */
export const dynamic = 'force-dynamic'

export const GET = async (): Promise<Response> => Response.json({ keys: await publicKeys() }, { headers: { 'cache-control': 'public, max-age=300' } })
