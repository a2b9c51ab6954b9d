'use client'

import type { Problem } from '@/lib/refusal'
import { byAddress } from './by-address'
import { FormFrame, type FormFrameProps } from './form-frame'
import type { FormAction, Values } from './form-state'
import { useActionForm } from './use-action-form'
import { useUnsent } from './use-unsent'

export type FormProps = Omit<FormFrameProps, 'form'> & {
  /** a server action made with formAction() */
  action: FormAction
  /** what the fields hold, by name */
  values?: Values | undefined
  /** problems known before anything was posted */
  problems?: readonly Problem[] | undefined
}

/** A form of a page that stays a server component: its fields find their value and their problem by name. Who leaves it half typed is asked first. */
export function Form({ action, values, problems, ...frame }: FormProps) {
  const form = useActionForm(byAddress(frame.address, action), values, problems)
  useUnsent(form)
  return <FormFrame {...frame} form={form} />
}
