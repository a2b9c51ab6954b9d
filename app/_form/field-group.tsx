import type { ReactNode } from 'react'
import { classNames } from '@/app/_ui/class-names'

type FieldGroupProps = { legend: string; hint?: string | undefined; inline?: boolean | undefined; pairs?: boolean | undefined; children: ReactNode }

/** Fields that answer one question together; `inline` puts them beside each other where there is room, `pairs` two by two. */
export function FieldGroup({ legend, hint, inline, pairs, children }: FieldGroupProps) {
  return (
    <fieldset className={classNames('group', inline && 'group--inline', pairs && 'group--pairs')}>
      <legend className="group__legend">{legend}</legend>
      {hint && <p className="field__hint">{hint}</p>}
      <div className="group__fields">{children}</div>
    </fieldset>
  )
}
