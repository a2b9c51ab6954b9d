type Failed = { method: string; path: string; route: string; kind: string }

/** One line of JSON per bug. Never the query: it may hold the secret of a sign-in link. */
export const logFailure = (error: unknown, { method, path, route, kind }: Failed): void => {
  console.error(JSON.stringify({ level: 'error', at: new Date().toISOString(), event: 'request-failed', ...factsOf(error), method, path: path.split('?', 1)[0], route, kind }))
}

/** Of the message only its last line, and of the stack only the places: the database's errors quote what people typed. */
const factsOf = (error: unknown): { digest?: string | undefined; message: string | undefined; places?: string[] | undefined } => {
  if (!(error instanceof Error)) return { message: typeof error }
  const digest = 'digest' in error && typeof error.digest === 'string' ? error.digest : undefined
  return { digest, message: `${error.name}: ${error.message.trimEnd().split('\n').at(-1)}`, places: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).map((line) => line.trim()) }
}
