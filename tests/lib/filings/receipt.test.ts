import { createPublicKey, verify, type JsonWebKey } from 'node:crypto'
import canonicalize from 'canonicalize'
import { expect, test } from 'vitest'
import '@/tests/support/production-settings'
import { publicKeys, signReceipt } from '@/lib/filings/receipt'

const receipt = {
  type: 'stem-loket/receipt/1', number: 'STEM-2027-ACT-00018', submittedAt: '2026-12-14T15:07:22.123Z', call: 'ACT-DEMO',
  organisation: { kbo: '0566988259', name: 'Techniekclub De Vonk vzw' }, contentSha256: 'a'.repeat(64), files: [{ name: 'één.pdf', size: 12, sha256: 'b'.repeat(64) }],
} as const

/** As an outsider would: with the published keys and nothing of the portal. */
const holds = ({ signature, ...rest }: ReturnType<typeof signReceipt>) => {
  const key = publicKeys().keys.find(({ kid }) => kid === rest.keyId) as JsonWebKey
  return verify(null, Buffer.from(canonicalize(rest) ?? ''), createPublicKey({ key, format: 'jwk' }), Buffer.from(signature, 'base64url'))
}

test('whoever has the public key can check a receipt, and sees when a letter of it changed', () => {
  const signed = signReceipt(receipt)
  expect(Object.keys(signed)).toEqual(['type', 'number', 'submittedAt', 'call', 'organisation', 'contentSha256', 'files', 'keyId', 'signature'])
  expect(holds(signed)).toBe(true)
  expect(holds({ ...signed, number: 'STEM-2027-ACT-00019' })).toBe(false)
  expect(holds({ ...signed, files: [] })).toBe(false)
})

test('the private half of a key is never published', () => {
  expect(publicKeys().keys.map(key => Object.keys(key).toSorted())).toEqual([['alg', 'crv', 'kid', 'kty', 'use', 'x']])
})
