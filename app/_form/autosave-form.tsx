'use client'

import { useRef } from 'react'
import type { SaveAction } from './autosave-result'
import type { FormProps } from './form'
import { FormFrame } from './form-frame'
import { SaveLine } from './save-line'
import { useActionForm } from './use-action-form'
import { useAutosave } from './use-autosave'

type AutosaveFormProps = Omit<FormProps, 'saveLine' | 'ref' | 'onInput' | 'onSubmit'> & {
  save: SaveAction
  /** of the draft this page shows; posted as `version`, so that an older page never overwrites a newer draft */
  version: number
  savedAt?: string | undefined
  delay?: number | undefined
}

/** A form that keeps itself, and still has its button: without JavaScript one saves by pressing it. */
export function AutosaveForm(props: AutosaveFormProps) {
  const { action, values, problems, save, version, savedAt, delay = 1500, children, ...frame } = props
  const form = useActionForm(action, values, problems)
  const ref = useRef<HTMLFormElement>(null)
  const autosave = useAutosave({ form: ref, save, version, delay, answer: form.state })
  return (
    <FormFrame
      {...frame}
      form={form}
      ref={ref}
      onInput={autosave.typed}
      onSubmit={autosave.submitted}
      saveLine={<SaveLine line={autosave.line} savedAt={savedAt} />}
    >
      <input type="hidden" name="version" value={autosave.version} />
      {children}
    </FormFrame>
  )
}
