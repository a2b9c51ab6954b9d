'use client'

import { useRef, useState } from 'react'
import { sendFile, type About, type Outcome, type Underway } from './send-file'

export type UploadState = { status: 'idle' } | Underway | Outcome

const ask = (event: BeforeUnloadEvent): void => event.preventDefault()

/** One file at a time on its way to `address`. */
export function useUpload(address: string) {
  const [state, setState] = useState<UploadState & { name: string; size: number }>({ status: 'idle', name: '', size: 0 })
  const stop = useRef<AbortController>(null)

  const send = async (asked: About, file: File): Promise<Outcome> => {
    const about = { name: file.name, size: file.size }
    stop.current = new AbortController()
    setState({ ...about, status: 'sending', sent: 0 })
    // A page that one leaves sends nothing any more.
    window.addEventListener('beforeunload', ask)
    const outcome = await sendFile({ address, about: asked, file, stop: stop.current.signal, tell: (underway) => setState({ ...about, ...underway }) }).finally(() => window.removeEventListener('beforeunload', ask))
    setState({ ...about, ...outcome })
    return outcome
  }
  const refuse = (message: string) => setState({ name: '', size: 0, status: 'refused', message })
  return { state, send, refuse, stop: () => stop.current?.abort() }
}
