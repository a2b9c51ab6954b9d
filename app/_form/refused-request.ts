import 'server-only'
import { headers } from 'next/headers'
import type { Problem } from '@/lib/refusal'

/**
 * The requests that posted a form which was refused, with what was wrong. Without JavaScript the same request draws the page again: its title has to say
 * so (app/layout.tsx), and where the form itself is gone, the page (app/_frame/refused-notice.tsx). With JavaScript the form does both in place. Next
 * gives one object of headers per request.
 */
const refused = new WeakMap<object, readonly Problem[]>()

export const markRefused = async (problems: readonly Problem[]): Promise<void> => void refused.set(await headers(), problems)
export const isRefused = async (): Promise<boolean> => refused.has(await headers())

/** Only of a post without JavaScript: what is drawn for a script outlives its request. */
export const refusedProblems = async (): Promise<readonly Problem[]> => {
  const asked = await headers()
  return asked.has('next-action') ? [] : (refused.get(asked) ?? [])
}
