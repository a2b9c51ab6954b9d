/**
 * The first line, counted from one, where a cell begins with a quote that is not closed as a cell closes: by a quote before a separator, the end of its line or of the text. Where the
 * next quote stands before other words, that one begins a cell and closes none. Null where all quotes close. Line breaks are one character.
 */
export const unclosedQuoteLine = (text: string, separator: string): number | null => {
  let line = 1
  let at = 0
  while (at < text.length) {
    while (text[at] === ' ') at += 1
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1)
      const after = end === null ? undefined : /^ */.exec(text.slice(end + 1))?.[0].length ?? 0
      const next = end === null || after === undefined ? undefined : text.slice(end + 1 + after, end + 2 + after)
      if (end === null || (next !== '' && next !== separator && next !== '\n')) return line
      line += text.slice(at, end).split('\n').length - 1
      at = end + 1
    }
    while (at < text.length && text[at] !== separator && text[at] !== '\n') at += 1
    if (text[at] === '\n') line += 1
    at += 1
  }
  return null
}

/** Two quotes are one in the cell. */
const closingQuote = (text: string, from: number): number | null => {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at
  return null
}
