import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Letterhead, MailFile, Message } from '@/emails/message'
import { unlinked } from '@/emails/plain-text'
import { templates, type EmailTemplate } from '@/emails/templates'

const APP = 'https://stem.example'
const letterhead: Letterhead = { appUrl: APP, recipientName: 'Lies Lid', contact: { name: 'Dirk Dossier', email: 'stem@vlaio.example', phone: '02 555 01 02' } }

const fileWith = (text: string): MailFile => ({
  applicationId: '0190a0a0-0000-7000-8000-000000000001',
  number: 'STEM-2026-ACT-00042',
  title: text,
  call: 'Oproep activiteiten',
  organisation: text,
  submission: { submittedAt: new Date('2026-11-22T10:15:07.123Z'), sha256: 'ab'.repeat(32) },
  review: { dueAt: new Date('2026-12-15T11:00:00Z'), reason: text },
  draft: { deadlineAt: new Date('2026-12-31T23:00:00Z'), yours: [{ section: 'Begroting', givenBy: text, remark: text }], returned: { by: text, remark: text } },
  grant: {
    acceptDueAt: new Date('2026-12-31T23:00:00Z'),
    reportDueAt: new Date('2027-10-31T23:00:00Z'),
    orderedPayment: { amountCents: 1_156_000n, orderedAt: new Date('2026-12-01T09:00:00Z') },
    report: { id: '0190a0a0-0000-7000-8000-000000000002', submittedAt: new Date('2027-10-01T09:00:00Z'), remarks: text, points: [text], dueAt: new Date('2027-12-01T23:00:00Z'), period: null },
    recovery: { amountCents: 250_050n, receivedCents: 50_050n, motivation: text, structuredMessage: '+++090/9337/55493+++', hearingUntil: new Date('2027-12-01T23:00:00Z'), dueAt: new Date('2028-01-15T23:00:00Z'), iban: 'BE68 5390 0754 7034' },
  },
})

const instant = '2026-12-15T11:00:00.000Z'
const paramsWith = (text: string): Record<string, string | number> => ({
  token: 'tok', code: 'CODE', device: text, at: instant, organisation: text, invitedBy: text, expiresAt: instant, reason: text,
  ending: '1234', change: 'RECOVERY_CODE_USED', changedBy: text, call: text, deadline: instant, files: '12', due: instant, advice: '0190a0a0-0000-7000-8000-000000000003', domain: text, about: text, need: '0190a0a0-0000-7000-8000-000000000004', actorId: '0190a0a0-0000-7000-8000-000000000005', actor: text, name: text, senderName: text, senderAddress: text, text, open: 3, late: 1, dueAt: instant,
})

const names = Object.keys(templates) as EmailTemplate[]
const render = (name: EmailTemplate, text = 'Robots in de klas'): Message => {
  const template = templates[name]
  const message = template.about === 'file' ? template.render({ ...letterhead, file: fileWith(text) }) : template.renderWith(letterhead, paramsWith(text))
  if (!message) throw new Error(`${name} asks a param that this test does not give`)
  return message
}

const decode = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
const collapse = (text: string): string => text.replace(/[\s\u200b]+/g, ' ').trim()

/** The HTML read as a mail program without HTML would say it. */
const spoken = (html: string): string =>
  collapse(
    decode(
      html
        .replace(/^[\s\S]*?<body[^>]*>/, '')
        .replace(/<p [^>]*>STEM-loket<\/p>/, '')
        .replace(/<a href="mailto:[^"]*"[^>]*>([^<]*)<\/a>/g, '$1')
        .replace(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g, '$2:\n$1')
        .replace(/<\/dt>/g, ': ')
        .replace(/<[^>]*>/g, '\n'),
    ).replaceAll(/\s+: /g, ': '),
  )

describe.each(names)('%s', (name) => {
  test('names the officer, the phone and, about a file, its number', () => {
    const { text, subject } = render(name)
    const about = templates[name].about === 'file'
    expect(text.slice(text.indexOf('\n--\n') + 4)).toBe(
      `Hebt u vragen? Neem contact op met:\nDirk Dossier\nstem@\u200bvlaio.example\nTelefoon: 02 555 01 02\n${about ? 'Dossiernummer: STEM-2026-ACT-00042\n' : ''}`.replace('\u200b', ''),
    )
    expect(subject.endsWith(' - STEM-2026-ACT-00042')).toBe(about)
  })

  test('says the same in HTML and in text', () => {
    const { html, text } = render(name)
    expect(spoken(html)).toBe(collapse(text.replace('\n--\n', '\n')))
  })

  test('says no outcome in the subject', () => {
    expect(render(name).subject).not.toMatch(/toegekend|geweigerd|reserve|onontvankelijk|goedgekeurd|afgekeurd|terugvorder|euro/i)
  })

  test('turns no text of a user into a link or a tag', () => {
    const canary = '<a href="https://evil.example/x">klik</a> https://evil.example www.evil.example evil@evil.example <img src=x onerror=alert(1)> "\'&'
    const { html, text, subject } = render(name, canary)
    const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map((match) => decode(match[1] ?? ''))
    expect(links.filter((link) => !link.startsWith(`${APP}/`) && link !== 'mailto:stem@vlaio.example')).toEqual([])
    expect(html.match(/<(?!\/?(?:html|head|meta|title|body|div|p|a|br|dl|dt|dd)\b|!doctype)[a-z!]/gi)).toBe(null)
    expect([html, text, subject].filter((part) => /https?:\/\/evil|www\.evil|evil\.example|@evil/.test(part))).toEqual([])
  })
})

test('the decision mails say the same words to the granted and to the refused', () => {
  const { grant: _grant, ...refused } = fileWith('Robots')
  expect(templates['decision-published'].render({ ...letterhead, file: fileWith('Robots') })).toEqual(templates['decision-published'].render({ ...letterhead, file: { ...refused, grant: null } }))
})

test('unlinking leaves numbers and sentences as they read', () => {
  expect(unlinked('Totaal: 1.500,00 euro. Klaar om 12.00 uur.')).toBe('Totaal: 1.500,00 euro. Klaar om 12.00 uur.')
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => unlinked(text.replaceAll('\u200b', '')).replaceAll('\u200b', '') === text.replaceAll('\u200b', '')))
})

test('the mail that asks more of a report says until when, and every point', () => {
  const { text } = render('report-incomplete', 'Waarom kwamen er minder kinderen?')
  expect(collapse(text)).toContain('U kunt aanvullen: tot en met woensdag 1 december 2027, 23.59 uur')
  expect(collapse(text)).toContain('Punt 1: Waarom kwamen er minder kinderen?')
})
