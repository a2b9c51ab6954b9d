import { LARGEST_FORM_BYTES, TOO_LARGE } from '@/app/_frame/largest-form'
import type { FormAction, FormState } from './form-state'
import { typedValues } from './form-values'
import { postAnew } from './post-anew'

const STAYS = { typed: 'Wat u typte staat er nog; verstuur opnieuw.', nothing: 'Probeer opnieuw.' }
const NEW_BUILD = 'Het loket is intussen vernieuwd. Wat u typte staat er nog. Kopieer het, laad de pagina opnieuw en plak het daar.'
/** Of one field, beside what it holds: its name twice over, and the lines around it. */
const AROUND_FIELD_BYTES = 300

/**
 * The action of a form as a browser runs it. Without this a line that breaks would throw in React, and the page of error.tsx would stand where the
 * text stood. `form` is read when it failed, so that what was typed after the button was pressed is not lost either.
 */
export const sendForm = async (action: FormAction, state: FormState, posted: FormData, form: HTMLFormElement | null): Promise<FormState> => {
  const unsent = (message: string, field = ''): FormState => {
    return { status: 'refused', unsent: true, problems: [{ field, message }], values: typedValues(form ? new FormData(form) : posted), at: new Date().toISOString() }
  }
  if (sizeOf(posted) > LARGEST_FORM_BYTES) return unsent(TOO_LARGE, fileFieldOf(posted))
  try {
    return await action(state, posted)
  } catch (thrown) {
    const digest = digestOf(thrown)
    // A redirect of the framework, not a failure.
    if (digest.startsWith('NEXT_')) throw thrown
    // The server has another build since, so it did nothing yet.
    if (thrown instanceof Error && thrown.name === 'UnrecognizedActionError') return form && await postAnew(form, posted).catch(() => false) ? leaving() : unsent(NEW_BUILD)
    return unsent(`${reasonOf(digest)} ${form && !form.querySelector(TYPED) ? STAYS.nothing : STAYS.typed}`)
  }
}

const TYPED = 'input:not([type=hidden]), textarea, select'

/** The page goes on loading; until then the form keeps waiting. */
const leaving = (): Promise<never> => new Promise(() => {})

const reasonOf = (digest: string): string => {
  if (digest === '') return 'De verbinding viel weg.'
  return unavailable[digest] ?? `Er ging iets mis bij ons (nummer ${digest}).`
}

const unavailable: Record<string, string> = { druk: 'Het is nu erg druk op het loket.', 'even weg': 'Het loket is even niet bereikbaar.' }

/** The number under which the server wrote down what went wrong, or the framework its own kind of answer. */
const digestOf = (thrown: unknown): string => thrown instanceof Error && 'digest' in thrown && typeof thrown.digest === 'string' ? thrown.digest : ''

const sizeOf = (posted: FormData): number =>
  [...posted.values()].reduce((sum, value) => sum + AROUND_FIELD_BYTES + (typeof value === 'string' ? new Blob([value]).size : value.size), 0)

const fileFieldOf = (posted: FormData): string => [...posted].find(([, value]) => typeof value !== 'string' && value.size > 0)?.[0] ?? ''
