'use client'

import { useEffect } from 'react'

/** Takes the keyboard to what this page has to say first; without JavaScript the `#id` of its address does. */
export function FocusOn({ id }: { id: string }) {
  useEffect(() => document.getElementById(id)?.focus(), [id])
  return null
}
