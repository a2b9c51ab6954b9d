'use client'

import { createContext } from 'react'
import type { Problem } from '@/lib/refusal'
import type { FormState, Values } from './form-state'

/** What a field needs to know of its form. `state` is the last answer: a field that React cannot reset is drawn anew with it. */
export const FormContext = createContext<{ values: Values; problems: readonly Problem[]; state: FormState | null }>({
  values: {},
  problems: [],
  state: null,
})
