import { expect, test } from 'vitest'
import { asksBriefly, briefHeaders, BRIEFLY, readBriefly } from '@/app/_form/brief-answer'

const savedAt = new Date('2026-06-01T12:32:07.412Z')
const answer = (status: number, headers: Record<string, string>) => readBriefly(new Response(null, { status, headers }))

test('the version and the second of a save come back as they went', () => {
  expect(answer(204, briefHeaders(17, savedAt))).toEqual({ version: 17, savedAt: '2026-06-01T12:32:07.000Z' })
})

test('a proxy that compresses calls the tag weak', () => {
  expect(answer(204, { ...briefHeaders(17, savedAt), etag: 'W/"17"' })?.version).toBe(17)
})

test.each([[200, briefHeaders(17, savedAt)], [204, {}], [204, { etag: '"17"' }], [204, { etag: '"a17"', 'last-modified': savedAt.toUTCString() }]])('%i with %o is no such answer', (status, headers) => {
  expect(answer(status, headers)).toBeNull()
})

test('only a page that asks for it gets it', () => {
  expect([asksBriefly(new Headers(BRIEFLY)), asksBriefly(new Headers({ prefer: 'return=representation' })), asksBriefly(new Headers())]).toEqual([true, false, false])
})
