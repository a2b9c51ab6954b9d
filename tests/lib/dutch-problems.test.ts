import { expect, test } from 'vitest'
import { z } from 'zod'
import { optional, euro } from '@/lib/calls/readers'
import { draftSchema } from '@/lib/applications/schema'
import { settingsForm } from '@/lib/portal-settings/schema'
import { text } from '@/lib/text'

const said = (schema: z.ZodType, input: unknown): string[] => schema.safeParse(input).error?.issues.map(({ message }) => message) ?? []

test('whatever a schema refuses without words of its own is refused in Dutch', () => {
  expect(said(z.object({ a: z.string(), b: z.number() }), { b: 'x' })).toEqual(['Dit veld is verplicht.', 'Dit antwoord past hier niet. Vul het opnieuw in.'])
  expect(said(z.enum(['A', 'B']), 'C')).toEqual(['Kies een van de mogelijkheden.'])
  expect(said(z.literal('ja'), 'nee')).toEqual(['Kies een van de mogelijkheden.'])
  expect(said(z.array(z.string().max(2)), ['abc'])).toEqual(['Dit is te lang. U mag ten hoogste 2 karakters gebruiken.'])
  expect(said(z.array(z.string()).max(2), ['a', 'b', 'c'])).toEqual(['U mag ten hoogste 2 antwoorden geven.'])
  expect(said(z.int().min(5), 3)).toEqual(['Dit moet minstens 5 zijn.'])
  const others: [z.ZodType, unknown][] = [
    [z.uuid(), 'x'], [z.string().regex(/^a$/), 'b'], [z.union([z.number(), z.boolean()]), 'x'], [z.strictObject({}), { x: 1 }], [z.record(z.string().max(1), z.string()), { lang: 'x' }],
    [z.int(), 1.5], [z.number().multipleOf(2), 3], [z.date(), 'x'], [z.discriminatedUnion('k', [z.object({ k: z.literal('a') })]), { k: 'b' }], [z.bigint(), 1], [z.instanceof(File), 'x'], [z.string().refine(() => false), 'x'],
    [z.email(), 'x'], [z.url(), 'x'], [z.map(z.string(), z.string()), 1], [z.tuple([z.string()]), []], [z.number().max(1), 2], [z.string().min(3), 'a'], [z.array(z.string()).min(2), []], [z.nan(), 1], [z.never(), 1],
  ]
  for (const [schema, input] of others) {
    expect(said(schema, input)).not.toEqual([])
    expect(said(schema, input).join(' ')).not.toMatch(/invalid|expected|received|unrecognized|too (big|small)|must|required/i)
  }
})

test('an optional answer that does not hold says what it should be, and a draft the limit of its field', () => {
  expect(said(optional(euro), 'veel')).toEqual(said(euro, 'veel'))
  expect(said(settingsForm, { seen: '{}', messageQuietMinutes: '5', reminderHours: '', volunteerDay: '5000', senderName: 'Team', senderPlace: 'Brussel', senderLines: '', senderSignature: 'Team' })).toContain('Geef een bedrag van meer dan 0 tot 1.000,00 euro op.')
  expect(said(draftSchema, { genderApproach: 'x'.repeat(20_001) })).toEqual(['Max. karakters overschreden. U mag er 2.000 gebruiken, u hebt er 20.001.'])
  expect(said(text({ max: 3 }), 'vier')).toEqual(['Max. karakters overschreden. U mag er 3 gebruiken, u hebt er 4.'])
})
