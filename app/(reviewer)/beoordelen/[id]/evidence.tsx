'use client'

import { use, type ReactNode } from 'react'
import { Marked } from '@/app/_ui/marked'
import { CurrentCriterion } from './current-criterion'

/** A part of the file that speaks of some criteria: marked while one of them is open beside it. */
export function Evidence({ criteria, children }: { criteria: readonly string[]; children: ReactNode }) {
  const current = use(CurrentCriterion)
  return criteria.includes(current) ? <Marked label={`Bewijs voor ${current}`}>{children}</Marked> : <div className="unmarked">{children}</div>
}
