import type { Letterhead, MailFile, Message } from '@/emails/message'
import { escapeHtml, oneLine, unlinked } from '@/emails/plain-text'

export type Block =
  | { paragraph: string }
  | { facts: readonly (readonly [term: string, value: string])[] }
  | { link: string; path: string }
  | { code: string }

export const paragraph = (text: string): Block => ({ paragraph: text })
export const facts = (...rows: (readonly [term: string, value: string])[]): Block => ({ facts: rows })
export const link = (words: string, path: string): Block => ({ link: words, path })
export const code = (characters: string): Block => ({ code: characters })

type Letter = Letterhead & { file?: MailFile }

/** Lays a message out twice, from the same blocks. Everything is escaped here, and nothing but `link` and the contact address can be clicked. */
export const layOut = (letter: Letter, subject: string, blocks: readonly Block[]): Message => {
  const number = letter.file?.number ?? null
  const title = oneLine(number === null ? subject : `${subject} - ${number}`)
  const greeting = letter.recipientName.trim() === '' ? 'Dag,' : `Dag ${oneLine(letter.recipientName)},`
  return {
    subject: title,
    html: page(title, [
      htmlOf(paragraph(greeting), letter),
      ...blocks.map((block) => htmlOf(block, letter)),
      htmlContact(letter, number),
    ]),
    text: [
      textOf(paragraph(greeting), letter),
      ...blocks.map((block) => textOf(block, letter)),
      textContact(letter, number),
    ].join('\n\n') + '\n',
  }
}

const INK = '#1b1b1b'
const QUIET = '#4b4b4b'

const page = (title: string, parts: readonly string[]): string => `<!doctype html>
<html lang="nl-BE">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<title>${escapeHtml(unlinked(title))}</title>
</head>
<body style="margin:0;padding:24px 16px;background:#ffffff;color:${INK};font-family:'Source Sans 3',Arial,sans-serif;font-size:17px;line-height:1.5">
<div role="article" aria-roledescription="e-mail" style="max-width:600px;margin:0 auto">
<p style="margin:0 0 24px;padding:0 0 12px;border-bottom:3px solid ${INK};font-weight:700">STEM-loket</p>
${parts.join('\n')}
</div>
</body>
</html>
`

const htmlOf = (block: Block, { appUrl }: Letter): string => {
  if ('paragraph' in block) return `<p style="margin:0 0 16px">${rich(block.paragraph)}</p>`
  if ('link' in block)
    return `<p style="margin:0 0 16px"><a href="${escapeHtml(address(appUrl, block.path))}" style="color:#0055cc;font-weight:600">${escapeHtml(block.link)}</a></p>`
  if ('code' in block) return `<p style="margin:0 0 16px;font-family:monospace;font-size:24px;letter-spacing:4px">${escapeHtml(block.code)}</p>`
  const rows = block.facts.map(([term, value]) => `<dt style="color:${QUIET}">${escapeHtml(term)}</dt><dd style="margin:0 0 8px;overflow-wrap:anywhere">${rich(value)}</dd>`)
  return `<dl style="margin:0 0 16px">${rows.join('')}</dl>`
}

const textOf = (block: Block, { appUrl }: Letter): string => {
  if ('paragraph' in block) return unlinked(block.paragraph)
  if ('link' in block) return `${block.link}:\n${address(appUrl, block.path)}`
  if ('code' in block) return block.code
  return block.facts.map(([term, value]) => `${term}: ${unlinked(value)}`).join('\n')
}

const htmlContact = ({ contact }: Letter, number: string | null): string => {
  const lines = contactLines(contact.phone, number).map((line) => `<br>${escapeHtml(line)}`)
  const mail = `<a href="mailto:${escapeHtml(contact.email)}" style="color:#0055cc">${escapeHtml(contact.email)}</a>`
  return `<p style="margin:32px 0 0;padding:12px 0 0;border-top:1px solid ${QUIET};color:${QUIET}">${QUESTIONS}<br>${rich(contact.name)}<br>${mail}${lines.join('')}</p>`
}

const textContact = ({ contact }: Letter, number: string | null): string =>
  ['--', QUESTIONS, unlinked(contact.name), contact.email, ...contactLines(contact.phone, number)].join('\n')

const QUESTIONS = 'Hebt u vragen? Neem contact op met:'

const contactLines = (phone: string, number: string | null): string[] => [
  ...(phone === '' ? [] : [`Telefoon: ${phone}`]),
  ...(number === null ? [] : [`Dossiernummer: ${number}`]),
]

const rich = (text: string): string => escapeHtml(unlinked(text)).replaceAll('\n', '<br>')

const address = (appUrl: string, path: string): string => `${appUrl.replace(/\/$/, '')}${path}`
