/**
 * One thing that is wrong: `field` is the name of the input it belongs to ('' = the whole form), `message` a Dutch sentence for the user. `label` says
 * which row and field it is, where the message stands far from them: "Kost 2, omschrijving".
 */
export type Problem = { field: string; message: string; label?: string | undefined }

/** "Kost 2, omschrijving: dit veld is verplicht." */
export const problemLine = ({ label, message }: Problem): string =>
  label ? `${label}: ${message.replace(/^[A-Z](?=[a-z ])/, (first) => first.toLowerCase())}` : message

export type RefusalCode =
  | 'not-found'
  | 'forbidden'
  | 'sign-in-required'
  /** Signed in, but too long ago for what is final. */
  | 'fresh-sign-in'
  | 'invalid'
  | 'incomplete'
  | 'too-late'
  | 'too-early'
  | 'changed-meanwhile'
  /** What would be filed is not what the signatory had before them. */
  | 'unseen'
  /** What is filed by now is not what the signatory had before them. */
  | 'filed-meanwhile'
  /** It would end what one filed, and nobody said to know that. */
  | 'unknowing'
  | 'conflict'
  | 'over-budget'
  | 'rate-limited'
  | 'busy'

/** An act says no. Thrown, because only a throw rolls the transaction back; shown by the form as it is. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly problems: Problem[]

  constructor(code: RefusalCode, problems: Problem[] | string = []) {
    super(typeof problems === 'string' ? problems : (problems[0]?.message ?? code))
    this.name = 'Refusal'
    this.code = code
    this.problems = typeof problems === 'string' ? [{ field: '', message: problems }] : problems
  }
}

/** By name, because a bundler may load this file twice. */
export const isRefusal = (thrown: unknown): thrown is Refusal =>
  thrown instanceof Error && thrown.name === 'Refusal' && 'problems' in thrown
