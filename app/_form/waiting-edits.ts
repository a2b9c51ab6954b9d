import { createStore, del, set, values } from 'idb-keyval'
import type { AutosaveResult } from './autosave-result'
import { BRIEFLY, readBriefly } from './brief-answer'
import type { Values } from './form-state'

/**
 * What was typed on one open page and not yet acknowledged by the server. It waits in the browser under the account that typed it, survives a
 * closed tab and a crash, and is gone on acknowledgement or after seven days (reliability T33). Nothing else is kept in the browser.
 */
export type WaitingEdit = {
  /** of the open page; two windows on one page keep their edits apart */
  page: string
  account: string
  /** the address that keeps it */
  href: string
  /** where it was typed, and in which field */
  path: string
  field: string | null
  /** what the page showed when it was last kept */
  basis: Values
  /** what was sent and never answered: it may have been kept, so it is sent again just so before anything newer */
  sent: Values | null
  typed: Values
  /** what the fields that differ are called on that page */
  labels?: Record<string, string>
  at: number
}

export type SendResult = AutosaveResult | { status: 'offline' } | { status: 'failed' }

const WEEK_MS = 7 * 24 * 60 * 60_000
const PATIENCE_MS = 20_000

const store = createStore('stem-loket', 'waiting-edits')

export const keepEdit = (edit: WaitingEdit): Promise<void> => set(edit.page, edit, store)
export const forgetEdit = (page: string): Promise<void> => del(page, store)

/** The edits of this account. Whatever is older than a week is forgotten, whoever typed it. */
export const waitingEdits = async (account: string): Promise<WaitingEdit[]> => {
  const all = await values<WaitingEdit>(store)
  const old = all.filter(({ at }) => Date.now() - at > WEEK_MS)
  await Promise.all(old.map(({ page }) => forgetEdit(page)))
  return all.filter(edit => edit.account === account && !old.includes(edit)).toSorted((one, other) => one.at - other.at)
}

/** Which fields differ from what was last kept. */
export const changedFields = ({ basis, typed }: Pick<WaitingEdit, 'basis' | 'typed'>): string[] =>
  [...new Set([...Object.keys(basis), ...Object.keys(typed)])].filter(name => !name.endsWith('.id') && text(basis[name]) !== text(typed[name]))

export const countChanges = (edit: Pick<WaitingEdit, 'basis' | 'typed'>): number => changedFields(edit).length

const text = (value: string | string[] | undefined): string => typeof value === 'string' ? value : (value ?? []).join('\n')

export const sendPage = async (edit: Pick<WaitingEdit, 'href' | 'account' | 'page'>, basis: Values, posted: Values): Promise<SendResult> => {
  try {
    const { account, page, href } = edit
    const response = await fetch(href, {
      method: 'POST', headers: { 'content-type': 'application/json', ...BRIEFLY }, body: JSON.stringify({ account, page, basis, posted }), signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error',
    })
    if (!response.ok) return { status: 'failed' }
    const kept = readBriefly(response)
    return kept ? { status: 'saved', ...kept } : await response.json()
  } catch {
    // The browser knows no more than that no answer came.
    return { status: navigator.onLine ? 'failed' : 'offline' }
  }
}

export const isKept = (result: SendResult): boolean => result.status === 'saved' || (result.status === 'stale' && result.mergeHref !== undefined)

export type Sent = { result: SendResult; /** what of it stands now; null = nothing */ kept: Values | null }

/** Sends a page; where some fields are in the way, the others go without them. */
export const sendFields = async (edit: Pick<WaitingEdit, 'href' | 'account' | 'page'>, basis: Values, posted: Values): Promise<Sent> => {
  const result = await sendPage(edit, basis, posted)
  if (isKept(result)) return { result, kept: posted }
  const wrong = result.status === 'refused' ? (result.problems ?? []).map(({ field }) => field).filter((name) => name in posted) : []
  if (result.status !== 'refused' || wrong.length === 0) return { result, kept: null }
  const good = { ...posted, ...Object.fromEntries(wrong.map((name) => [name, basis[name] ?? ''])) }
  const others = await sendPage(edit, basis, good)
  if (isKept(others)) return { result: { ...result, rest: true }, kept: good }
  return { result: others.status === 'refused' ? result : others, kept: null }
}

/** Sends what a closed page left behind, in the order in which it was typed, and forgets what of it is kept. Answers what still waits. */
export const deliver = async (edit: WaitingEdit): Promise<{ edit: WaitingEdit; result: SendResult }> => {
  const first = edit.sent && await sendFields(edit, edit.basis, edit.sent)
  if (first && !first.kept) return { edit, result: first.result }
  const before = { ...edit, basis: first?.kept ?? edit.basis, sent: null }
  if (first) await keepEdit(before)
  const { result, kept } = await sendFields(before, before.basis, before.typed)
  const left = { ...before, basis: kept ?? before.basis }
  await (isKept(result) ? forgetEdit(edit.page) : kept ? keepEdit(left) : null)
  return { edit: left, result }
}

/** Held by the open page for as long as it is open, so that no other window sends its edits for it. */
export const pageLock = (page: string): string => `stem-loket ${page}`

/** Sends the edits that no open page looks after. Answers those and what came of them. */
export const deliverLeft = async (account: string): Promise<{ edit: WaitingEdit; result: SendResult }[]> => {
  const outcomes: { edit: WaitingEdit; result: SendResult }[] = []
  for (const edit of await waitingEdits(account))
    await navigator.locks.request(pageLock(edit.page), { ifAvailable: true }, async lock => {
      if (lock) outcomes.push(await deliver(edit))
    })
  return outcomes
}

/** Before one signs out: how much waits, send it all (also of the pages that are open), or throw it away. */
export const countWaiting = async (account: string): Promise<number> => (await waitingEdits(account)).reduce((sum, edit) => sum + Math.max(1, countChanges(edit)), 0)

export const sendAll = async (account: string): Promise<boolean> => {
  for (const edit of await waitingEdits(account)) if (!isKept((await deliver(edit)).result)) return false
  return true
}

export const forgetAll = async (account: string): Promise<void> => {
  await Promise.all((await waitingEdits(account)).map(({ page }) => forgetEdit(page)))
}
