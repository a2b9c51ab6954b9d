'use client'

import { useEffect, useRef } from 'react'
import { contentOf, isTyped } from './typed-controls'
import type { ActionForm } from './use-action-form'

/** The browser asks before one leaves a page on which something was typed that was not sent, or was refused. A form on its way asks nothing. */
export function useUnsent({ element, state, pending }: ActionForm) {
  const sending = useRef(false)
  const refused = useRef(false)
  /** the form when nothing in it waited to be sent */
  const settled = useRef('')

  useEffect(() => {
    sending.current = pending
    refused.current = state.status === 'refused' && !state.kept
    if (!pending && !refused.current) settled.current = contentOf(element.current)
  }, [element, pending, state])

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      const form = element.current
      if (sending.current || !form) return
      if ([...form.elements].some(isTyped) || (refused.current && contentOf(form) !== settled.current)) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [element])
}
