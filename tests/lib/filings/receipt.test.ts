import { createHash, createPublicKey, verify } from 'node:crypto'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import '@/tests/support/production-settings'
import { settings } from '@/lib/env'
import { receiptLink, receiptText, sealPdf, signReceipt } from '@/lib/filings/receipt'
import { publicKeys, rememberSigningKey, signBytes } from '@/lib/filings/signing-key'
import { differences, verifyAttachment, verifyFile, verifyLink, type PublicKey, type SignedReceipt } from '@/lib/filings/verify-receipt'
import { none, note } from '@/tests/support/figures'
import { testDatabase } from '@/tests/support/database'

const database = await testDatabase()
const file = Buffer.from('Een begroting')
const receipt = {
  type: 'stem-loket/receipt/1', number: 'STEM-2027-ACT-00018', submittedAt: '2026-12-14T15:07:22.123Z', call: 'ACT-DEMO',
  organisation: { kbo: '0566988259', name: 'Techniekclub “De Vonk” vzw — één' }, contentSha256: 'a'.repeat(64), files: [{ name: 'begroting.txt', size: file.length, sha256: createHash('sha256').update(file).digest('hex') }],
} as const
const signed = signReceipt(receipt)
const text = receiptText(signed)
const pdf = sealPdf(Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\nxref\ntrailer\n%%EOF\n'), signed)
const keys = await publicKeys()
const bytes = (value: string | Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(value))

test('whoever has the public key can check a receipt without any code of ours', () => {
  const { signature, ...rest } = JSON.parse(text) as SignedReceipt
  const key = createPublicKey({ key: { ...keys[0] }, format: 'jwk' })
  expect(verify(null, Buffer.from(canonicalize(rest) ?? ''), key, Buffer.from(signature, 'base64url'))).toBe(true)
  expect(Object.keys(signed).toSorted()).toEqual(['call', 'contentSha256', 'files', 'keyId', 'number', 'organisation', 'signature', 'submittedAt', 'type'])
})

test('the JSON, the PDF and the code of one filing are found sound, with the same receipt in them', async () => {
  expect(await verifyFile(bytes(text), keys)).toEqual({ ok: true, kind: 'json', receipt: signed })
  expect(await verifyFile(bytes(pdf), keys)).toEqual({ ok: true, kind: 'pdf', receipt: signed })
  expect(await verifyLink(receiptLink('https://stem.example.be', signed).split('#')[1] ?? '', keys)).toEqual({ ok: true, kind: 'link', receipt: signed })
})

test('a receipt with more files than a code can hold leads to the page alone', () => {
  const files = Array.from({ length: 20 }, (_, index) => ({ ...receipt.files[0], name: `bestand-${index}.pdf` }))
  expect(receiptLink('https://stem.example.be', signReceipt({ ...receipt, files }))).toBe('https://stem.example.be/controleer')
})

test.each([['JSON', bytes(text)], ['PDF', bytes(pdf)]] as const)('one changed bit of the %s is refused, wherever it is', async (_kind, sound) => {
  const refused: boolean[] = []
  for (let bit = 0; bit < sound.length * 8; bit++) {
    const changed = sound.slice()
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    refused.push(!(await verifyFile(changed, keys)).ok)
  }
  expect(refused.filter((one) => !one)).toEqual([])
  expect(refused.length).toBeGreaterThan(1000)
})

const mutations = Number(process.env['MUTATIONS'] ?? 1_000)
test('thousands of rewritten receipts are refused: bytes cut, added, doubled, members swapped', async () => {
  const sound = bytes(text)
  const place = fc.nat({ max: sound.length - 1 })
  const mutation = fc.oneof(
    place.map((at) => sound.slice(0, at)),
    fc.tuple(place, fc.nat({ max: 255 })).map(([at, byte]) => Uint8Array.from([...sound.slice(0, at), byte, ...sound.slice(at)])),
    fc.tuple(place, fc.integer({ min: 1, max: 20 })).map(([at, length]) => Uint8Array.from([...sound.slice(0, at + length), ...sound.slice(at)])),
    fc.constantFrom('number', 'submittedAt', 'call', 'contentSha256', 'keyId').chain((member) => fc.string({ minLength: 1 }).map((value) => bytes(canonicalize({ ...signed, [member]: value }) ?? ''))),
    fc.constant(bytes(JSON.stringify(signed, null, 2))),
    fc.constant(bytes(text.replace('{', '{"number":"STEM-2027-ACT-00001",'))),
  ).filter((changed) => Buffer.compare(Buffer.from(changed), Buffer.from(sound)) !== 0)
  await fc.assert(fc.asyncProperty(mutation, async (changed) => !(await verifyFile(changed, keys)).ok), { numRuns: mutations })
  note({ row: 'T19', what: 'rewritten receipts taken for real', figure: 0, of: mutations, bar: none(1_000) })
}, 600_000)

test('what is wrong is named: another key, changed members, another layout, a changed PDF, no receipt at all', async () => {
  const problemOf = async (value: Uint8Array<ArrayBuffer>, known: readonly PublicKey[] = keys) => {
    const verdict = await verifyFile(value, known)
    return verdict.ok ? 'sound' : verdict.problem
  }
  const other: SignedReceipt = { ...signed, number: 'STEM-2027-ACT-00019' }
  expect(await problemOf(bytes(text), [])).toBe('unknown-key')
  expect(await problemOf(bytes(receiptText(other)))).toBe('receipt-changed')
  expect(await problemOf(bytes(`${text}\n`))).toBe('rewritten')
  expect(await problemOf(bytes(pdf.toString('latin1').replace('Catalog', 'catalog')))).toBe('pdf-changed')
  expect(await problemOf(bytes('%PDF-1.7 van iemand anders'))).toBe('not-a-receipt')
  expect(await problemOf(bytes('{}'))).toBe('not-a-receipt')
  expect(differences(signed, { ...other, files: [] })).toEqual(['number', 'files.0.name', 'files.0.size', 'files.0.sha256'])
})

test('a file that came along is held against the list', async () => {
  expect(await verifyAttachment('begroting.txt', bytes(file), signed)).toBe('listed')
  expect(await verifyAttachment('begroting.txt', bytes('Een andere begroting'), signed)).toBe('changed')
  expect(await verifyAttachment('statuten.pdf', bytes('Statuten'), signed)).toBe('not-listed')
})

test('a seal of one receipt does not fit another PDF, nor another receipt this PDF', async () => {
  const seal = pdf.subarray(pdf.lastIndexOf('\n%stem-loket'))
  expect((await verifyFile(bytes(Buffer.concat([Buffer.from('%PDF-1.7\nIets anders\n%%EOF\n'), seal])), keys)).ok).toBe(false)
  const later = sealPdf(pdf, signReceipt({ ...receipt, number: 'STEM-2027-ACT-00019' }))
  expect(await verifyFile(bytes(later), keys)).toMatchObject({ ok: true, receipt: { number: 'STEM-2027-ACT-00019' } })
})

test('a key is written down once, stays for ever, and its private half is never published', async () => {
  await Promise.all([rememberSigningKey(), rememberSigningKey()])
  expect(await database.sql('select kid, x from signing_key')).toEqual([{ kid: signed.keyId, x: keys[0]?.x }])
  await expect(database.sql('delete from signing_key')).rejects.toThrow('append-only')
  expect((await publicKeys()).map((key) => Object.keys(key).toSorted())).toEqual([['alg', 'crv', 'kid', 'kty', 'use', 'x']])
})

test('a receipt of a retired key is still found sound', async () => {
  const retired: PublicKey = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', kid: 'k'.repeat(43), use: 'sig', alg: 'EdDSA' }
  await database.sql('insert into signing_key (kid, x, first_used_at) values ($1, $2, $3)', [retired.kid, retired.x, '2020-01-01'])
  expect((await publicKeys()).map(({ kid }) => kid)).toEqual([retired.kid, signed.keyId])
})

/** RFC 8032, 7.1: the same arithmetic as everybody's. */
test.each([
  ['9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', '', 'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'],
  ['4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', '72', '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'],
  ['c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7', 'af82', '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a'],
])('the vector of RFC 8032 with seed %s holds', (seed, message, signature) => {
  const now = settings()
  const kept = now.receiptSigningKey
  now.receiptSigningKey = Buffer.from(seed, 'hex').toString('base64')
  try {
    expect(Buffer.from(signBytes(Buffer.from(message, 'hex')), 'base64url').toString('hex')).toBe(signature)
  } finally {
    now.receiptSigningKey = kept
  }
})

/** RFC 8785, 3.2.2 and 3.2.3, and numbers of its appendix B. */
test('the canonical form is that of RFC 8785', () => {
  expect(canonicalize({ numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001], string: '€$\u000f\nA\'B"\\\\"/', literals: [null, true, false] }))
    .toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}')
  expect(canonicalize({ '€': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '😀': 'Emoji: Grinning Face', '\u0080': 'Control', 'ö': 'Latin Small Letter O With Diaeresis' }))
    .toBe('{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}')
  expect([-0, 5e-324, 1.7976931348623157e308, 9007199254740992, 295147905179352830000, 9.999999999999997e22, 1e23, 1e21, 999999999999999900000].map((number) => canonicalize(number)))
    .toEqual(['0', '5e-324', '1.7976931348623157e+308', '9007199254740992', '295147905179352830000', '9.999999999999997e+22', '1e+23', '1e+21', '999999999999999900000'])
})
