import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'

type Look = {
  /** `danger` takes something away */
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined
  small?: boolean | undefined
  arrow?: boolean | undefined
}

export function Button({ kind, small, arrow, children, type = 'submit', ...rest }: Look & ComponentProps<'button'>) {
  return (
    <button {...rest} type={type} className={look({ kind, small })}>
      {children}
      {arrow && <Icon shape="arrow" />}
    </button>
  )
}

export function ButtonLink({ kind, small, arrow, children, ...rest }: Look & ComponentProps<'a'>) {
  return (
    <a {...rest} className={look({ kind, small })}>
      {children}
      {arrow && <Icon shape="arrow" />}
    </a>
  )
}

/** The next step and, beside it, what else one can do. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="actions">{children}</div>
}

const look = ({ kind = 'primary', small }: Look) =>
  classNames('button', kind !== 'primary' && `button--${kind}`, small && 'button--small')
