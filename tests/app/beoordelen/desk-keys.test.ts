import { expect, test } from 'vitest'
import { commandOf } from '@/app/(reviewer)/beoordelen/[id]/desk-keys'

const pressed = (key: string, code: string, held: { ctrlKey?: boolean; altKey?: boolean } = {}) => ({ key, code, ctrlKey: false, metaKey: false, altKey: false, ...held })
const free = { typing: false, plain: true }

test('a digit gives a score by its place, so that a French keyboard needs no Shift', () => {
  expect([pressed('4', 'Digit4'), pressed("'", 'Digit4'), pressed('4', 'Numpad4')].map((key) => commandOf(key, free))).toEqual(Array(3).fill({ do: 'score', score: '4' }))
  expect(commandOf(pressed('6', 'Digit6'), free)).toBe(null)
})

test('no key by itself does anything while one types, or once they are switched off', () => {
  for (const key of [pressed('4', 'Digit4'), pressed('n', 'KeyN'), pressed('?', 'Comma'), pressed('j', 'KeyJ'), pressed('/', 'Period')]) {
    expect(commandOf(key, free)).not.toBe(null)
    expect(commandOf(key, { typing: true, plain: true })).toBe(null)
    expect(commandOf(key, { typing: false, plain: false })).toBe(null)
  }
})

test('with Ctrl or Alt the desk listens everywhere, and leaves the keys of the browser alone', () => {
  const at = { typing: true, plain: false }
  expect(commandOf(pressed('Enter', 'Enter', { ctrlKey: true }), at)).toEqual({ do: 'file' })
  expect(commandOf(pressed('ArrowDown', 'ArrowDown', { altKey: true }), at)).toEqual({ do: 'step', by: 1 })
  expect(commandOf(pressed('Escape', 'Escape'), at)).toEqual({ do: 'leave' })
  for (const key of [pressed('Enter', 'Enter'), pressed('Tab', 'Tab'), pressed('n', 'KeyN', { ctrlKey: true }), pressed('ArrowLeft', 'ArrowLeft', { altKey: true })]) expect(commandOf(key, free)).toBe(null)
})
