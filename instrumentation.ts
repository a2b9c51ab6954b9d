import type { Instrumentation } from 'next'

/** Wrong settings stop the process before it takes a request; what no schema has words for is said in Dutch; the key that signs receipts is written down before its first signature. */
export const register = async (): Promise<void> => {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { settings } = await import('@/lib/env')
  settings()
  await import('@/lib/dutch-problems')
  const { rememberSigningKey } = await import('@/lib/filings/signing-key')
  await rememberSigningKey()
}

/** One line of JSON per bug; the page shows only its number (`digest`). Never the query: it may hold the secret of a sign-in link. */
export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  const path = request.path.split('?', 1)[0]
  console.error(JSON.stringify({ level: 'error', at: new Date().toISOString(), event: 'request-failed', ...factsOf(error), method: request.method, path, route: context.routePath, kind: context.routeType }))
}

/** Of the message only its last line, and of the stack only the places: the database's errors quote what people typed. */
const factsOf = (error: unknown): { digest?: string | undefined; message: string | undefined; places?: string[] | undefined } => {
  if (!(error instanceof Error)) return { message: typeof error }
  const digest = 'digest' in error && typeof error.digest === 'string' ? error.digest : undefined
  return { digest, message: `${error.name}: ${error.message.trimEnd().split('\n').at(-1)}`, places: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).map((line) => line.trim()) }
}
