import type { Instrumentation } from 'next'
import { logFailure } from '@/lib/operations/log-failure'

/** Wrong settings stop the process before it takes a request; what no schema has words for is said in Dutch; the key that signs receipts is written down before its first signature. */
export const register = async (): Promise<void> => {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { settings } = await import('@/lib/env')
  settings()
  await import('@/lib/dutch-problems')
  const { rememberSigningKey } = await import('@/lib/filings/signing-key')
  await rememberSigningKey()
}

/** The page shows only the number of a bug (`digest`), which finds its line. */
export const onRequestError: Instrumentation.onRequestError = (error, { method, path }, { routePath, routeType }) => logFailure(error, { method, path, route: routePath, kind: routeType })
