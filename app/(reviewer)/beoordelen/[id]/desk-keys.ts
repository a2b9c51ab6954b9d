/** What a key asks of the desk. `plain`: a key by itself, which may be switched off and never works while one types. */
export type DeskCommand =
  | { do: 'score'; score: string }
  | { do: 'step'; by: 1 | -1 }
  | { do: 'file' | 'next' | 'previous' | 'motivate' | 'abstain' | 'search' | 'leave' | 'help' }

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** For people: what the dialog says. */
export const shortcuts: readonly { keys: readonly string[]; does: string; plain: boolean }[] = [
  { keys: ['0', '…', '5'], does: 'geef het huidige criterium deze score', plain: true },
  { keys: ['M'], does: 'ga naar de motivering', plain: true },
  { keys: ['O'], does: 'onthoud u, of toch niet', plain: true },
  { keys: ['J', 'K'], does: 'volgend of vorig criterium', plain: true },
  { keys: ['/'], does: 'zoek in het dossier', plain: true },
  { keys: ['N', 'P'], does: 'volgend of vorig dossier', plain: true },
  { keys: ['?'], does: 'toon deze lijst', plain: true },
  { keys: ['Alt + pijl omlaag', 'Alt + pijl omhoog'], does: 'volgend of vorig criterium, ook terwijl u typt', plain: false },
  { keys: ['Escape'], does: 'uit een tekstvak, terug naar de scores', plain: false },
  { keys: ['Ctrl + Enter'], does: 'dien in en open het volgende dossier', plain: false },
]

/** Null for a key that is none of the desk's. Digits go by their place, so that a French keyboard needs no Shift. */
export const commandOf = (event: Pressed, at: { typing: boolean; plain: boolean }): DeskCommand | null => {
  const { key, code, ctrlKey, metaKey, altKey } = event
  if (key === 'Enter') return ctrlKey || metaKey ? { do: 'file' } : null
  if (altKey && !ctrlKey && !metaKey && (key === 'ArrowDown' || key === 'ArrowUp')) return { do: 'step', by: key === 'ArrowDown' ? 1 : -1 }
  if (ctrlKey || metaKey || altKey) return null
  if (key === 'Escape') return at.typing ? { do: 'leave' } : null
  if (at.typing || !at.plain) return null
  const digit = /^(?:Digit|Numpad)([0-5])$/.exec(code)?.[1]
  return digit === undefined ? (letters[key.toLowerCase()] ?? null) : { do: 'score', score: digit }
}

const letters: Record<string, DeskCommand> = {
  j: { do: 'step', by: 1 },
  k: { do: 'step', by: -1 },
  m: { do: 'motivate' },
  o: { do: 'abstain' },
  n: { do: 'next' },
  p: { do: 'previous' },
  '/': { do: 'search' },
  '?': { do: 'help' },
}
