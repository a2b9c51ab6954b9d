import { expect, test } from 'vitest'
import { ownPath } from '@/lib/sign-in/return-to'

test.each(['/', '/academie', '/aanvragen/0190b2c3-1111-7222-8333-444455556666/activiteiten', '/beheer/dossiers?q=brug&blad=2', '/oproepen/ACT-DEMO', '/dossiers/STEM-2027-ACT-00001', '/a?terug=https://elders.example', '/a/%C3%A9'])(
  '%s is a page of the portal',
  (path) => expect(ownPath(path)).toBe(path),
)

const elsewhere = [
  'https://elders.example', 'http://elders.example/', 'HTTPS://elders.example', '//elders.example', '///elders.example', '////elders.example', '//elders.example/%2e%2e', '//elders.example@loket.invalid',
  '\\\\elders.example', '/\\elders.example', '\\/elders.example', '/\\/elders.example', '/\\\\elders.example', '/a\\b', '//\\elders.example', '/%5celders.example', '/%5Celders.example', '/%2felders.example', '/%2F%2Felders.example', '/a%2f..%2f/elders.example',
  '/\telders.example', '/\t/elders.example', '/\n/elders.example', '/\r/elders.example', '\t//elders.example', ' //elders.example', '/ /elders.example', '\u0000//elders.example', '/%00/elders', '/%0d%0aSet-Cookie:x=1', '/%0aLocation:/x', '/\u00a0/elders.example',
  '/..//elders.example', '/.//elders.example', '/a/..//elders.example', '/a/../..//elders.example', '/%2e%2e//elders.example', '/./..//elders.example/x', '/a//../..//elders.example',
  'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', 'blob:x', 'mailto:a@b.be', 'ftp://elders.example', 'ws://elders.example', 'about:blank',
  'elders.example', 'academie', './academie', '../academie', '?x=1', '#x', '@elders.example', ':80', 'http:elders.example', 'http:/elders.example', 'https:elders.example', 'http:\\\\elders.example',
  '／／elders.example', '/／elders.example', '/。/elders', '/é', '/\u202e/elders', '/\u200b/elders.example', '/😀',
  '',
]
test.each(elsewhere)('%j leads nowhere but to the fallback', (asked) => expect(ownPath(asked, '/terugval')).toBe('/terugval'))

test('no endless path', () => {
  expect([ownPath('/'.repeat(3_000)), ownPath(`/${'a'.repeat(3_000)}`)]).toEqual(['/', '/'])
})

test('nothing asked is the fallback', () => {
  expect([ownPath(null), ownPath(undefined), ownPath(null, '')]).toEqual(['/', '/', ''])
})
