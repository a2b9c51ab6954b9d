import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { readAnswer, scanStream, signaturesOf } from '@/lib/files/clamd'
import { testScanner } from '@/tests/support/scanner'

const fast = { silenceMs: 200, totalMs: 1_000 }
async function* bytes(...chunks: Buffer[]) { yield* chunks }
/** `pieces` chunks of 64 kB; `taken` counts those that were asked for, `closed` tells whether the reading ended. */
const endless = (pieces: number) => {
  const seen = { taken: 0, closed: false }
  const content = (async function* () {
    try {
      for (; seen.taken < pieces; seen.taken++) yield Buffer.alloc(64 * 1024)
    } finally {
      seen.closed = true
    }
  })()
  return { seen, content }
}

test('only OK is clean; a limit or a lock is no verdict; anything else says nothing of the file', () => {
  const kinds = [
    'stream: OK', 'stream: Eicar-Test-Signature FOUND', 'stream: Win.Test.EICAR_HDB-1 FOUND', 'INSTREAM size limit exceeded. ERROR', 'stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND',
    'stream: Heuristics.Encrypted.PDF FOUND', 'stream: OK ', 'stream: ok', 'OK', '', 'stream: Can\'t allocate memory ERROR', 'UNKNOWN COMMAND', 'COMMAND READ TIMED OUT', 'stream: OK\nstream: Eicar FOUND', 'HTTP/1.1 200 OK',
  ].map((text) => readAnswer(text).kind)
  expect(kinds).toEqual(['clean', 'infected', 'infected', 'undecided', 'undecided', 'undecided', ...Array(9).fill('unavailable')])
})

test('the scanner gets the file byte by byte, however it was cut', async () => {
  const scanner = await testScanner({ answer: () => 'stream: OK' })
  const content = randomBytes(3_000_000)
  expect(await scanStream(scanner.address, bytes(content.subarray(0, 1), content.subarray(1, 1), content.subarray(1, 70_000), content.subarray(70_000)))).toEqual({ kind: 'clean', text: 'stream: OK' })
  expect(scanner.scanned).toEqual([content])
})

test('a scanner that is not there, hangs, hangs up or dies says nothing of the file', async () => {
  const scanner = await testScanner('hangs')
  const ask = (address = scanner.address) => scanStream(address, bytes(Buffer.from('x')), fast)
  expect(await ask()).toEqual({ kind: 'unavailable', text: 'no answer in time' })
  scanner.behave('hangs-up')
  expect(await ask()).toEqual({ kind: 'unavailable', text: 'no answer' })
  scanner.behave('dies-reading')
  expect((await ask()).kind).toBe('unavailable')
  expect(await ask('127.0.0.1:1')).toEqual({ kind: 'unavailable', text: 'ECONNREFUSED' })
})

test('a scanner that is alive but hangs up on a file has no verdict on this file, and none of the others waits for it', async () => {
  const scanner = await testScanner({ answer: () => '' })
  expect(await scanStream(scanner.address, bytes(Buffer.from('x')), fast)).toEqual({ kind: 'undecided', text: 'hung up: no answer' })
})

test('a scanner that takes nothing more does not make a file pile up in memory, and lets go of it', async () => {
  const scanner = await testScanner('dies-reading')
  const { seen, content } = endless(100_000)
  expect((await scanStream(scanner.address, content, fast)).kind).toBe('unavailable')
  expect(seen.closed).toBe(true)
  expect(seen.taken).toBeLessThan(1_000)
})

test('an answer before the end of the file counts', async () => {
  const scanner = await testScanner({ early: 'INSTREAM size limit exceeded. ERROR' })
  expect(await scanStream(scanner.address, bytes(Buffer.alloc(1000)), fast)).toEqual({ kind: 'undecided', text: 'INSTREAM size limit exceeded. ERROR' })
})

test('a scanner that keeps reading for ever is cut off in the end', async () => {
  const scanner = await testScanner('hangs')
  async function* slow() { for (;;) { yield Buffer.from('x'); await new Promise((resolve) => setTimeout(resolve, 50)) } }
  const begun = performance.now()
  expect(await scanStream(scanner.address, slow(), fast)).toEqual({ kind: 'unavailable', text: 'no answer in time' })
  expect(performance.now() - begun).toBeLessThan(2_000)
})

test('a file that cannot be read is not clean', async () => {
  const scanner = await testScanner({ answer: () => 'stream: OK' })
  async function* broken(): AsyncGenerator<Buffer> { yield Buffer.from('x'); throw Object.assign(new Error('gone'), { code: 'ENOENT' }) }
  expect(await scanStream(scanner.address, broken(), fast)).toEqual({ kind: 'undecided', text: 'the file could not be read: ENOENT' })
})

test('the scanner says by which signatures it judges; one that does not answer has none', async () => {
  const scanner = await testScanner({ answer: () => 'stream: OK' })
  const named = () => signaturesOf(scanner.address, fast)
  expect(await named()).toBe('ClamAV 1.4.6/27000/Sat Nov 21 10:00:00 2026')
  scanner.renew('ClamAV 1.4.6/27001/Sun Nov 22 10:00:00 2026')
  expect(await named()).toBe('ClamAV 1.4.6/27001/Sun Nov 22 10:00:00 2026')
  for (const manner of ['hangs', 'hangs-up', 'dies-reading'] as const) {
    scanner.behave(manner)
    expect(await named()).toBe(null)
  }
  expect(await signaturesOf('127.0.0.1:1', fast)).toBe(null)
})
