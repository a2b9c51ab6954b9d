'use client'

import { useEffect } from 'react'
import { pageLock } from './waiting-edits'

/** Says to the other windows of this browser that this page is open and sends its own edits. The browser lets go of it when the tab is gone. */
export function usePageLock(page: string | undefined) {
  useEffect(() => {
    if (page === undefined) return
    const open = Promise.withResolvers<void>()
    void navigator.locks?.request(pageLock(page), () => open.promise)
    return () => open.resolve()
  }, [page])
}
