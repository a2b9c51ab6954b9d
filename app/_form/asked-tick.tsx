'use client'

import { use } from 'react'
import { FormContext } from './form-context'
import { TickField } from './tick-field'
import { type FieldProps, useField } from './use-field'

/** A tick that is there only once the act asked for it; also before JavaScript, because the refusal draws the page. */
export function AskedTick(props: FieldProps) {
  const { state } = use(FormContext)
  const { problem, value } = useField(props)
  return problem || (value === 'ja' && state?.status === 'refused') ? <TickField {...props} /> : null
}
