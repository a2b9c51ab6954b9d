import 'server-only'
import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import type { FormState } from '@/app/_form/form-state'
import { markRefused } from '@/app/_form/refused-request'
import { changeRows } from '@/app/_form/row-command'
import type { Actor } from '@/lib/access/actor'
import { currentActor } from '@/lib/auth'
import { isSameOrigin } from '@/lib/access/same-origin'
import { fromFormData } from '@/lib/filings/from-form-data'
import { labelProblems } from '@/lib/filings/label-problems'
import { isRefusal, Refusal, type Problem } from '@/lib/refusal'
import { ASKED_PATH, renewPath } from '@/lib/sign-in/return-to'

/** `problems`: it was kept, and still does not hold. */
export type ActionResult = { redirectTo?: string; message?: string; values?: FormState['values']; problems?: Problem[] } | void

const SIGNED_OUT = 'U bent niet meer aangemeld. Wat u typte, staat nog op deze pagina. Meld u eerst opnieuw aan en klik hier dan nog eens.'

/**
 * A form's server action, in three lines: parse, know the actor, call the act. A refusal becomes the form's state, with everything that was
 * typed; anything else is a bug and reaches error.tsx. Unsafe requests from another origin stop here, whatever the proxy did. Whoever was signed
 * out meanwhile stays on the page, and nothing typed is lost. `labelOf` says what a field is called, where a page has rows of the same fields.
 */
export const formAction =
  <Schema extends z.ZodType>(schema: Schema, act: (actor: Actor, input: z.output<Schema>, form: FormData) => Promise<ActionResult>, labelOf: (field: string) => string = () => '') =>
  async (_state: FormState, form: FormData): Promise<FormState> => {
    const rows = changeRows(form)
    if (rows) return rows
    const values = typed(form)
    const at = new Date().toISOString()
    let result: ActionResult
    let actor: Actor | undefined
    try {
      if (!isSameOrigin(await headers())) throw new Refusal('forbidden', 'Deze aanvraag kwam niet van het loket. Laad de pagina opnieuw en probeer nog eens.')
      const parsed = schema.safeParse(fromFormData(form))
      if (!parsed.success) throw new Refusal('invalid', parsed.error.issues.map(asProblem))
      actor = await currentActor()
      result = await act(actor, parsed.data, form)
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown
      const signedOut = isSignedOut(actor, thrown)
      const problems = signedOut ? [{ field: '', message: SIGNED_OUT }] : labelProblems(thrown.problems, labelOf)
      await markRefused(problems)
      if (thrown.code === 'unseen') refresh()
      const signInAgain = thrown.code === 'fresh-sign-in' ? renewPath((await headers()).get(ASKED_PATH)) : undefined
      return { status: 'refused', problems, values, at, signedOut, signInAgain }
    }
    // What the act changed must show at once, also when one returns to the page that was open.
    refresh()
    if (result?.redirectTo) redirect(result.redirectTo)
    if (result?.problems) {
      const problems = labelProblems(result.problems, labelOf)
      await markRefused(problems)
      return { status: 'refused', kept: true, problems, values: result.values ?? values, at }
    }
    return { status: 'done', problems: [], values: result?.values ?? values, at, ...(result?.message ? { message: result.message } : {}) }
  }

/** To a visitor everything behind a sign-in does not exist; who was filling in a form deserves the reason. */
const isSignedOut = (actor: Actor | undefined, refusal: Refusal): boolean =>
  refusal.code === 'sign-in-required' || (actor?.userId === null && (refusal.code === 'not-found' || refusal.code === 'forbidden'))

const asProblem = (issue: { path: PropertyKey[]; message: string }): Problem => ({ field: issue.path.map(String).join('.'), message: issue.message })

const typed = (form: FormData): FormState['values'] => {
  const values: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$')) continue
    const texts = form.getAll(name).filter((value) => typeof value === 'string')
    values[name] = texts.length === 1 ? (texts[0] ?? '') : texts
  }
  return values
}
