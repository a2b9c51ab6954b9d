'use client'

import { useState, type ReactNode } from 'react'

type ConditionalProps = { name: string; answer: string; shown: boolean; children: ReactNode }

/** Shown while the question `name` of the same form is answered so; the server decides when it draws the page, the form from then on. */
export function Conditional({ name, answer, shown, children }: ConditionalProps) {
  const [visible, setVisible] = useState(shown)
  const follow = (element: HTMLDivElement) => {
    const form = element.closest('form')
    const look = () => { if (form) setVisible(new FormData(form).get(name) === answer) }
    form?.addEventListener('input', look)
    return () => form?.removeEventListener('input', look)
  }
  return <div ref={follow} hidden={!visible}>{children}</div>
}
