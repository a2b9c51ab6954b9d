'use client'

import { useActionState, useEffect, useMemo, useRef } from 'react'
import type { Problem } from '@/lib/refusal'
import { type FormAction, type FormState, idle, type Values } from './form-state'

/**
 * A form around a server action. Before JavaScript the browser posts it and the server renders the answer; after, the answer
 * comes in place. Either way a refusal keeps what was typed, and the error summary takes focus. `later` is an answer that the page got by itself.
 */
export function useActionForm(action: FormAction, given: Values = {}, known: readonly Problem[] = [], later: FormState = idle) {
  const [answer, dispatch, pending] = useActionState(action, idle)
  const state = later.status === 'idle' ? answer : later
  const summary = useRef<HTMLDivElement>(null)
  const answered = state.status !== 'idle'
  const problems = answered ? state.problems : known

  useEffect(() => {
    if (state.status !== 'refused' || state.problems.length === 0) return
    summary.current?.focus()
    return markTitle()
  }, [state])

  // An unticked box is absent from what was posted: typed values replace the given ones as a whole, never name by name.
  const values = answered && Object.keys(state.values).length > 0 ? state.values : given
  return useMemo(
    () => ({ state, dispatch, pending, problems, values, summary }),
    [state, dispatch, pending, problems, values],
  )
}

export type ActionForm = ReturnType<typeof useActionForm>

/** The page title says that something is wrong, until the form is answered again. */
function markTitle() {
  const title = document.title.replace(/^Fout: /, '')
  document.title = `Fout: ${title}`
  return () => {
    document.title = title
  }
}
