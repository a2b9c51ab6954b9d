'use client'

import { useEffect, useState } from 'react'
import type { SaveAction } from './autosave-result'
import type { FormProps } from './form'
import { FormFrame } from './form-frame'
import type { FormState, Values } from './form-state'
import { withoutNotes } from './form-values'
import { SaveLine } from './save-line'
import { useActionForm } from './use-action-form'
import { type Keeping, useAutosave } from './use-autosave'

type AutosaveFormProps = Omit<FormProps, 'saveLine' | 'onInput' | 'onSubmit'> & {
  /** a server action, or the address that keeps this page, under which edits may wait in the browser */
  save: SaveAction | Keeping
  /** of the draft this page shows; posted as `version`, so that an older page never overwrites a newer draft */
  version: number
  savedAt?: string | undefined
  delay?: number | undefined
}

/** A form that keeps itself, and still has its button: without JavaScript one saves by pressing it. */
export function AutosaveForm(props: AutosaveFormProps) {
  const { action, values, problems, save, version, savedAt, delay = 1500, children, ...frame } = props
  const form = useActionForm(action, values, problems)
  const { state, element: ref } = form
  // The page keeps its name for as long as it is open, also when the server draws it anew.
  const [page] = useState(typeof save === 'function' ? null : save.page)
  const [drawn] = useState(() => basisOf(state, { ...props.hidden, ...values }))
  const autosave = useAutosave({ form: ref, save: typeof save === 'function' || page === null ? save : { ...save, page }, version, drawn, delay, answer: state })
  // Of the fields that nothing can be saved with: each says so itself.
  const inTheWay = autosave.line.status === 'refused' ? (autosave.line.problems ?? []) : []
  useEffect(() => {
    const asked = document.getElementById(location.hash.slice(1))
    if (asked && ref.current?.contains(asked)) asked.focus()
  }, [ref])
  return (
    <FormFrame
      {...frame}
      form={inTheWay.length === 0 ? form : { ...form, problems: [...form.problems.filter(({ field }) => !inTheWay.some((other) => other.field === field)), ...inTheWay] }}
      onInput={autosave.typed}
      onSubmit={autosave.submitted}
      saveLine={<SaveLine line={autosave.line} savedAt={savedAt} unsaved={state.status === 'refused' && !state.kept} />}
    >
      <input type="hidden" name="version" value={autosave.version} />
      {page !== null && (
        <>
          <input type="hidden" name="page" value={page} />
          <input type="hidden" name="basis" value={JSON.stringify(autosave.basis)} />
        </>
      )}
      {children}
    </FormFrame>
  )
}

/** What a page drawn after its form was posted builds on: what was posted if it was kept, else what it built on then. */
const basisOf = (state: FormState, given: Values): Values => {
  if (state.status === 'done' || state.kept) return withoutNotes(state.values)
  const posted = state.values['basis']
  return typeof posted === 'string' ? JSON.parse(posted) : given
}
