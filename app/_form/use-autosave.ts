'use client'

import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { AutosaveResult, SaveAction } from './autosave-result'
import type { FormState } from './form-state'

export type SaveLineState = { status: 'untouched' } | { status: 'saving' } | { status: 'offline' } | { status: 'failed' } | AutosaveResult

type Autosave = {
  form: RefObject<HTMLFormElement | null>
  save: SaveAction
  /** of the draft, as this page or the last answer of its form was drawn */
  version: number
  delay: number
  /** the last answer to the form's own button */
  answer: FormState
}

/** How long to wait before trying again when the server cannot be reached. */
const RETRY_MS = 10_000

/**
 * Saves a form a moment after typing. One save at a time; what is typed meanwhile goes with the next. A refusal or a lost
 * connection never touches the fields: the text stays on the page until it is saved.
 */
export function useAutosave({ form, save, version, delay, answer }: Autosave) {
  const [line, setLine] = useState<SaveLineState>({ status: 'untouched' })
  const [savedVersion, setSavedVersion] = useState(version)
  const edits = useRef({ made: 0, saved: 0, saving: false, leaving: false })
  const pressed = useRef<HTMLElement>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // Versions only grow, so the newest of what the page and the saves say is the one to build on.
  const newest = Math.max(savedVersion, version)

  const latest = useRef<() => Promise<void>>(async () => {})
  const wait = (time: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void latest.current(), time)
  }

  const run = async () => {
    const { current } = edits
    if (!form.current || current.saving || current.leaving || current.made === current.saved) return
    const sent = current.made
    const formData = new FormData(form.current)
    formData.set('version', String(newest))
    current.saving = true
    setLine({ status: 'saving' })
    const result = await save(formData).catch(whyNot)
    current.saving = false
    setLine(result)
    if (result.status === 'offline' || result.status === 'failed') return wait(RETRY_MS)
    if (result.status === 'stale' && result.mergeHref) current.saved = sent
    if (result.status !== 'saved') return
    setSavedVersion(result.version)
    current.saved = sent
    if (current.made > sent) wait(delay)
  }

  useEffect(() => {
    latest.current = run
  })

  useEffect(() => {
    const { current } = edits
    const pending = timer
    const retry = () => void latest.current()
    const warn = (event: BeforeUnloadEvent) => {
      if (current.made > current.saved && !current.leaving) event.preventDefault()
    }
    window.addEventListener('online', retry)
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('online', retry)
      window.removeEventListener('beforeunload', warn)
      clearTimeout(pending.current)
    }
  }, [])

  // A button pressed while a save is under way waits for it: posted at once, it would carry the version before that save.
  useEffect(() => {
    const button = pressed.current
    if (!button || line.status === 'saving') return
    pressed.current = undefined
    form.current?.requestSubmit(button === form.current ? undefined : button)
  }, [form, line])

  useEffect(() => {
    const { current } = edits
    current.leaving = false
    if (answer.status === 'done') current.saved = current.made
    if (answer.status === 'refused') void latest.current()
  }, [answer])

  return {
    line,
    version: newest,
    typed: () => {
      edits.current.made += 1
      wait(delay)
    },
    submitted: (event: FormEvent<HTMLFormElement>) => {
      if (edits.current.saving) {
        event.preventDefault()
        pressed.current = submitterOf(event) ?? event.currentTarget
        return
      }
      edits.current.leaving = true
      clearTimeout(timer.current)
    },
  }
}

const submitterOf = ({ nativeEvent }: FormEvent) =>
  nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null

/** The browser fails a request it cannot make with a TypeError; anything else came from the server. */
const whyNot = (error: unknown): SaveLineState & { status: 'offline' | 'failed' } => ({
  status: error instanceof TypeError ? 'offline' : 'failed',
})
