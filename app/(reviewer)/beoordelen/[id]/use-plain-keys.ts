'use client'

import { useSyncExternalStore } from 'react'

const KEY = 'stem-losse-toetsen'
const listeners = new Set<() => void>()

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Whether keys by themselves do anything: a habit of whoever sits at this browser, and nothing of a review. */
export function usePlainKeys(): [plain: boolean, set: (plain: boolean) => void] {
  const plain = useSyncExternalStore(listen, () => localStorage.getItem(KEY) !== 'uit', () => true)
  return [plain, setPlainKeys]
}

const setPlainKeys = (plain: boolean): void => {
  if (plain) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, 'uit')
  for (const listener of listeners) listener()
}
