'use client'

import { type RefObject, useEffect, useRef } from 'react'
import { commandOf, type DeskCommand } from './desk-keys'

type Desk = {
  form: RefObject<HTMLFormElement | null>
  help: RefObject<HTMLDialogElement | null>
  /** codes in the order of the strip */
  criteria: readonly string[]
  current: string
  editable: boolean
  plain: boolean
  /** a pane under 900 px shows only after this */
  show: (pane: 'file' | 'score') => void
  choose: (code: string) => void
  /** saves what was typed first */
  go: (href: string) => void
}

/** The desk by keyboard. Every key has a button, link or field that does the same. */
export function useDeskKeys(desk: Desk) {
  const latest = useRef(desk)
  useEffect(() => {
    latest.current = desk
  })
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { help, plain } = latest.current
      if (event.defaultPrevented || event.isComposing || help.current?.open) return
      const command = commandOf(event, { typing: isTyping(event.target), plain })
      if (command && obey(command, latest.current)) event.preventDefault()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'submit'].includes(target.type))

/** Says whether there was anything to do. */
const obey = (command: DeskCommand, desk: Desk): boolean => {
  const { form, help, criteria, current, editable } = desk
  const page = form.current
  if (!page) return false
  switch (command.do) {
    case 'file':
      if (editable) page.requestSubmit(page.querySelector<HTMLButtonElement>('[data-file]'))
      return editable
    case 'help':
      help.current?.showModal()
      return true
    case 'next':
    case 'previous': {
      const link = page.querySelector<HTMLAnchorElement>(`a[rel=${command.do === 'next' ? 'next' : 'prev'}]`)
      if (link) desk.go(link.href)
      return link !== null
    }
    case 'search':
      desk.show('file')
      return focusOn(page, '[data-search]')
    case 'step':
      return moveTo(desk, page, criteria[Math.min(Math.max(criteria.indexOf(current) + command.by, 0), criteria.length - 1)] ?? current)
    case 'leave':
      return moveTo(desk, page, current)
    case 'score':
      return editable && giveScore(desk, page, command.score)
    case 'motivate':
      desk.show('score')
      return focusOn(page, `[name="motivations.${current}"]`)
    case 'abstain':
      if (editable) page.querySelector<HTMLInputElement>(`[name="abstain.${current}"]`)?.click()
      return editable && moveTo(desk, page, current)
  }
}

const focusOn = (page: HTMLFormElement, selector: string): boolean => {
  const field = page.querySelector<HTMLElement>(selector)
  field?.focus()
  return field !== null
}

/** To the scores of a criterion, where a digit or the arrows choose; once it is filed, to the criterion itself. */
const moveTo = (desk: Desk, page: HTMLFormElement, code: string): boolean => {
  const panel = page.querySelector<HTMLElement>(`[data-criterion="${code}"]`)
  if (!panel) return false
  desk.show('score')
  desk.choose(code)
  panel.scrollIntoView({ block: 'start' })
  const radio = panel.querySelector<HTMLInputElement>('input[type=radio]:checked') ?? panel.querySelector<HTMLInputElement>('input[type=radio]')
  const target = desk.editable && radio ? radio : panel
  target.focus({ preventScroll: true })
  return true
}

const giveScore = (desk: Desk, page: HTMLFormElement, score: string): boolean => {
  const radio = page.querySelector<HTMLInputElement>(`[name="all.${desk.current}"][value="${score}"]`)
  if (!radio) return false
  const abstain = page.querySelector<HTMLInputElement>(`[name="abstain.${desk.current}"]`)
  if (abstain?.checked) abstain.click()
  radio.click()
  return moveTo(desk, page, desk.current)
}
