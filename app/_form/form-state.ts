import type { Problem } from '@/lib/refusal'

export type Values = Record<string, string | string[]>

/** What a server action answers to a form: what is wrong, and what was typed, so that nothing is lost. */
export type FormState = {
  status: 'idle' | 'refused' | 'done'
  problems: Problem[]
  values: Values
  message?: string | undefined
  /** refused only because the session is over: the form offers to sign in beside it */
  signedOut?: boolean | undefined
  /** refused only because the sign-in is not fresh enough: where one signs in anew, in another tab */
  signInAgain?: string | undefined
  /** what was typed is kept all the same: only something in it does not hold */
  kept?: boolean | undefined
  /** nothing of it was answered: the line was cut, or the server is away. What was typed stands in the form, and can be sent again */
  unsent?: boolean | undefined
  /** when the server answered, ISO 8601 */
  at?: string | undefined
}

export type FormAction = (state: FormState, formData: FormData) => Promise<FormState>

export const idle: FormState = { status: 'idle', problems: [], values: {} }

/** `activities.0.title` → `activities-0-title`, so that an error can link to its field. */
export const fieldId = (name: string) => name.replaceAll(/[^A-Za-z0-9_]+/g, '-')
