'use client'

import { useActionState, useEffect, useMemo, useRef } from 'react'
import type { Problem } from '@/lib/refusal'
import { chosenFiles } from './chosen-files'
import { type FormAction, type FormState, idle, type Values } from './form-state'
import { sendForm } from './send-form'

/**
 * A form around a server action. Before JavaScript the browser posts it and the server renders the answer; after, the answer
 * comes in place. Either way a refusal keeps what was typed, and the error summary takes focus; so does a post that was never answered.
 * `later` is an answer that the page got by itself.
 */
export function useActionForm(action: FormAction, given: Values = {}, known: readonly Problem[] = [], later: FormState = idle) {
  const element = useRef<HTMLFormElement>(null)
  const putFilesBack = useRef(() => {})
  const send: FormAction = async (state, posted) => {
    const answered = await sendForm(action, state, posted, element.current)
    if (answered.status === 'refused') putFilesBack.current = chosenFiles(element.current)
    return answered
  }
  // The server draws a form that posts by itself only from the action as it is.
  const [answer, dispatch, pending] = useActionState(typeof window === 'undefined' ? action : send, idle)
  const state = later.status === 'idle' ? answer : later
  const summary = useRef<HTMLDivElement>(null)
  const answered = state.status !== 'idle'
  const problems = answered ? state.problems : known

  useEffect(() => {
    if (state.status !== 'refused') return
    putFilesBack.current()
    if (state.problems.length === 0) return
    summary.current?.focus()
    return markTitle()
  }, [state])

  // An unticked box is absent from what was posted: typed values replace the given ones as a whole, never name by name.
  const values = answered && Object.keys(state.values).length > 0 ? state.values : given
  return useMemo(
    () => ({ state, dispatch, pending, problems, values, summary, element }),
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
