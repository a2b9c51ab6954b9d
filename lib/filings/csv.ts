/**
 * A CSV for people, as a Belgian spreadsheet opens it: UTF-8 with its mark, semicolons, CRLF, quotes as RFC 4180 says. A text that a spreadsheet
 * would run as a formula gets an apostrophe in front (OWASP, "CSV Injection"), full-width forms too, also after spaces.
 */
export const csvText = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${[head, ...rows].map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`

const cell = (value: string | number): string => {
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /["';,\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/
