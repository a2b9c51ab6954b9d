'use client'

import { type RefObject, useRef, useState } from 'react'
import type { AutosaveResult } from '@/app/_form/autosave-result'
import type { Values } from '@/app/_form/form-state'
import { typedValues } from '@/app/_form/form-values'
import type { FieldConflict, FreshField } from '@/lib/reviews/merge-review'
import type { DeskAnswer } from './desk-answer'
import { showInField, shownInField } from './desk-fields'

const PATIENCE_MS = 20_000

type Desk = { form: RefObject<HTMLFormElement | null>; reviewId: string; account: string; drawn: Values; onFresh: () => void }

/**
 * Sends the desk to an address that outlives a new build, and takes in what another window of the same reviewer put there since. Nothing of it
 * stays in the browser: what was not answered is on the page.
 */
export function useKeptDesk({ form, reviewId, account, drawn, onFresh }: Desk) {
  const basis = useRef<Values>(drawn)
  const behind = useRef(false)
  const [conflicts, setConflicts] = useState<FieldConflict[]>([])

  const send = async (formData: FormData, file: boolean): Promise<DeskAnswer> => {
    const typed = typedValues(formData)
    const posted = { ...typed, version: String(formData.get('version') ?? '0'), page: String(formData.get('page') ?? '') }
    const response = await fetch(`/api/beoordelen/${reviewId}/bewaar`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS),
      body: JSON.stringify({ account, basis: basis.current, behind: behind.current, posted, file }),
    })
    if (!response.ok) throw new Error(`answered ${response.status}`)
    const answer: DeskAnswer = await response.json()
    if (answer.status === 'saved' || answer.status === 'merged') take(typed, answer.fresh, answer.status === 'merged' ? answer.conflicts : [])
    return answer
  }

  /** What was kept is the new basis, but where the page shows something else than what stands: there the old one, so that it comes up again. */
  const take = (typed: Values, fresh: readonly FreshField[], found: FieldConflict[]) => {
    const next: Values = { ...typed }
    const keepOld = (field: string) => { if (basis.current[field] === undefined) delete next[field]; else next[field] = basis.current[field] }
    let hidden = false
    for (const { field, value } of fresh) {
      if (form.current && shownInField(form.current, field) === String(typed[field] ?? '')) {
        showInField(form.current, field, value)
        next[field] = value
      } else {
        keepOld(field)
        hidden = true
      }
    }
    for (const { field } of found) keepOld(field)
    basis.current = next
    behind.current = hidden || found.length > 0
    setConflicts(found)
    if (fresh.length > 0) onFresh()
  }

  /** The reviewer saw both: what stands becomes what the page builds on, and what the page shows is saved over it. */
  const settle = ({ field, theirs }: FieldConflict, takeOver: boolean) => {
    basis.current = { ...basis.current, [field]: theirs }
    setConflicts((before) => before.filter((one) => one.field !== field))
    if (takeOver && form.current) showInField(form.current, field, theirs)
    onFresh()
  }

  const save = async (formData: FormData): Promise<AutosaveResult> => {
    const answer = await send(formData, false)
    if (answer.status === 'saved') return answer
    if (answer.status === 'merged') return { status: 'stale', here: true }
    if (answer.status === 'refused') return { status: 'refused', message: answer.problems[0]?.message ?? 'Laad de pagina opnieuw.' }
    return { status: 'signed-out' }
  }
  return { save, file: (formData: FormData) => send(formData, true), conflicts, settle }
}
