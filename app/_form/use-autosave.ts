'use client'

import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { AutosaveResult, SaveAction } from './autosave-result'
import { typedValues, withoutNotes } from './form-values'
import type { FormState, Values } from './form-state'
import { labelOfControl } from './label-of-control'
import { usePageLock } from './use-page-lock'
import { changedFields, countChanges, forgetEdit, isKept, keepEdit, sendFields, type SendResult, type Sent } from './waiting-edits'

/** `waiting`: how many changes wait in the browser; 0 where they cannot. `stuck`: how often a button was pressed since, that has nowhere to go. */
export type SaveLineState = { status: 'untouched' } | { status: 'saving' } | ({ status: 'offline' | 'failed' } & Waits) | Exclude<AutosaveResult, { status: 'signed-out' }> | ({ status: 'signed-out' } & Waits)
type Waits = { waiting: number; stuck: number }

/** Where a page is kept by its address; what is not acknowledged waits in the browser under the account. */
export type Keeping = { href: string; account: string; page: string }

type Autosave = {
  form: RefObject<HTMLFormElement | null>
  save: SaveAction | Keeping
  /** of the draft, as this page or the last answer of its form was drawn */
  version: number
  /** what the page showed when it was drawn; needed where edits may wait */
  drawn?: Values | undefined
  delay: number
  /** the last answer to the form's own button */
  answer: FormState
}

type Attempt = { made: number; formData: FormData; typed: Values }

/** How long to wait before trying again when the server cannot be reached. */
const RETRY_MS = 10_000

/**
 * Saves a form a moment after typing. One save at a time; what is typed meanwhile goes with the next. A refusal or a lost
 * connection never touches the fields: the text stays on the page, and waits in the browser, until it is saved.
 */
export function useAutosave({ form, save, version, drawn = {}, delay, answer }: Autosave) {
  const [line, setLine] = useState<SaveLineState>({ status: 'untouched' })
  const [savedVersion, setSavedVersion] = useState(version)
  const [basis, setBasis] = useState(drawn)
  const edits = useRef({ made: 0, saved: 0, saving: false, leaving: false, safe: false, tried: false, stuck: 0 })
  const kept = useRef({ basis: drawn, unanswered: null as Attempt | null })
  const pressed = useRef<HTMLElement>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const keeping = typeof save === 'function' ? null : save
  usePageLock(keeping?.page)
  // Versions only grow, so the newest of what the page and the saves say is the one to build on.
  const newest = Math.max(savedVersion, version)

  const latest = useRef<() => Promise<void>>(async () => {})
  const wait = (time: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void latest.current(), time)
  }

  /** Everything typed so far, where a closed tab cannot take it along. */
  const shelve = async () => {
    const { current } = edits
    if (!keeping || !form.current) return
    if (current.made === current.saved && !kept.current.unanswered) return forgetEdit(keeping.page).catch(() => {})
    const focused = document.activeElement
    const [shown, typed] = [form.current, typedValues(new FormData(form.current))]
    const labels = Object.fromEntries(changedFields({ basis: kept.current.basis, typed }).map((name) => [name, labelOfControl(shown, name)]))
    await keepEdit({
      ...keeping, path: location.pathname, field: focused instanceof HTMLElement ? focused.getAttribute('name') : null,
      basis: kept.current.basis, sent: kept.current.unanswered?.typed ?? null, typed, labels, at: Date.now(),
    }).then(() => { current.safe = true }, () => { current.safe = false })
  }

  const acknowledge = (typed: Values) => {
    kept.current = { basis: typed, unanswered: null }
    setBasis(typed)
  }

  const run = async () => {
    const { current } = edits
    if (!form.current || current.saving || current.leaving || (current.made === current.saved && !kept.current.unanswered)) return
    const attempt = kept.current.unanswered ?? snapshot(form.current, current.made)
    attempt.formData.set('version', String(newest))
    current.saving = true
    setLine({ status: 'saving' })
    if (keeping) kept.current.unanswered = attempt
    const { result, kept: standing } = keeping ? await sendFields(keeping, kept.current.basis, attempt.typed) : wholly(await (save as SaveAction)(attempt.formData).catch(whyNot), attempt.typed)
    current.saving = false
    const tryAgain = result.status === 'offline' || result.status === 'failed'
    if (!tryAgain) kept.current.unanswered = null
    if (standing) acknowledge(standing)
    if (isKept(result)) {
      current.stuck = 0
      current.saved = attempt.made
    }
    await shelve()
    setLine(told(named(result, form.current), form.current && keeping ? countChanges({ basis: kept.current.basis, typed: typedValues(new FormData(form.current)) }) : 0, current.stuck))
    if (tryAgain) return wait(RETRY_MS)
    if (result.status === 'saved') setSavedVersion(result.version)
    if (isKept(result) && current.made > attempt.made) wait(delay)
  }

  useEffect(() => {
    latest.current = run
  })

  useEffect(() => {
    const { current } = edits
    const pending = timer
    const retry = () => void latest.current()
    const warn = (event: BeforeUnloadEvent) => {
      if (current.made > current.saved && !current.leaving && !current.safe) event.preventDefault()
    }
    window.addEventListener('online', retry)
    window.addEventListener('focus', retry)
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('online', retry)
      window.removeEventListener('focus', retry)
      window.removeEventListener('beforeunload', warn)
      clearTimeout(pending.current)
    }
  }, [])

  // A button waits for the save under way: posted at once, it would carry the version before that save. Where edits may wait in the browser
  // they are kept first, so that no button takes them along that has nowhere to go (no network, a new build).
  useEffect(() => {
    const button = pressed.current
    if (!button || line.status === 'saving') return
    pressed.current = undefined
    if ((line.status === 'offline' || line.status === 'failed' || line.status === 'signed-out') && line.waiting > 0) {
      edits.current.tried = false
      edits.current.stuck += 1
      setLine({ ...line, stuck: edits.current.stuck })
    } else form.current?.requestSubmit(button === form.current ? undefined : button)
  }, [form, line])

  const answered = useRef((state: FormState) => void state)
  useEffect(() => {
    answered.current = (state) => {
      const { current } = edits
      current.leaving = false
      if (state.status === 'done' || state.kept) {
        current.saved = current.made
        acknowledge(withoutNotes(state.values))
        void shelve()
      } else if (state.status === 'refused') void latest.current()
    }
  })
  useEffect(() => answered.current(answer), [answer])

  return {
    line,
    version: newest,
    basis,
    /** without waiting for a pause in typing */
    now: () => latest.current(),
    typed: () => {
      edits.current.made += 1
      void shelve()
      wait(delay)
    },
    submitted: (event: FormEvent<HTMLFormElement>) => {
      const { current } = edits
      const unkept = keeping !== null && !current.tried && current.made > current.saved
      if (current.saving || unkept) {
        event.preventDefault()
        pressed.current = submitterOf(event) ?? event.currentTarget
        current.tried = true
        if (!current.saving) void latest.current()
        return
      }
      current.tried = false
      current.leaving = true
      clearTimeout(timer.current)
    },
  }
}

const snapshot = (form: HTMLFormElement, made: number): Attempt => {
  const formData = new FormData(form)
  return { made, formData, typed: typedValues(formData) }
}

const told = (result: SendResult, waiting: number, stuck: number): SaveLineState =>
  result.status === 'offline' || result.status === 'failed' || result.status === 'signed-out' ? { status: result.status, waiting, stuck } : result

const wholly = (result: SendResult, typed: Values): Sent => ({ result, kept: isKept(result) ? typed : null })

/** With what the fields that are in the way are called here. */
const named = (result: SendResult, form: HTMLFormElement | null): SendResult =>
  result.status !== 'refused' || !form || !result.problems ? result : { ...result, problems: result.problems.map((problem) => ({ ...problem, label: problem.label ?? labelOfControl(form, problem.field) })) }

const submitterOf = ({ nativeEvent }: FormEvent) =>
  nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null

/** The browser fails a request it cannot make with a TypeError; anything else came from the server. */
const whyNot = (error: unknown): SendResult => ({ status: error instanceof TypeError ? 'offline' : 'failed' })
