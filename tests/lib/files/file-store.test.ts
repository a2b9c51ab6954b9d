import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { diskStore } from '@/lib/files/disk-store'
import type { FileStore } from '@/lib/files/file-store'
import { s3Store } from '@/lib/files/s3-store'
import { testBucket } from '@/tests/support/s3-server'

const folder = mkdtempSync(join(tmpdir(), 'stem-store-'))
afterAll(() => rmSync(folder, { recursive: true }))
const { bucket } = await testBucket()

const bytesOf = async (content: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of content) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
const codeOf = (promise: Promise<unknown>) => promise.then(() => 'done', (thrown: unknown) => (thrown instanceof Error && 'code' in thrown ? thrown.code : String(thrown)))
/** A file as it lies on the disk once it was judged. */
const judged = (content: Buffer) => {
  const path = join(folder, randomUUID())
  writeFileSync(path, content)
  return { path, content, sha256: createHash('sha256').update(content).digest('hex'), size: content.length }
}

const stores: [string, FileStore][] = [['a folder', diskStore(join(folder, 'files'))], ['a bucket', s3Store(bucket)]]

describe.each(stores)('%s', (_name, store) => {
  test('keeps a file under its hash and gives it back, whole and in part', async () => {
    const file = judged(randomBytes(3_000_000))
    await store.keep(file.path, file)
    expect((await bytesOf(store.read(file.sha256))).equals(file.content)).toBe(true)
    expect((await bytesOf(store.read(file.sha256, { first: 1_000_000, last: 1_000_009 }))).equals(file.content.subarray(1_000_000, 1_000_010))).toBe(true)
    expect((await bytesOf(store.read(file.sha256, { first: 7, last: 7 }))).length).toBe(1)
  })

  test('keeps the same content once, whoever brings it again or at the same moment', async () => {
    const content = randomBytes(100_000)
    await Promise.all(Array.from({ length: 5 }, () => judged(content)).map((file) => store.keep(file.path, file)))
    const again = judged(content)
    await store.keep(again.path, again)
    expect((await bytesOf(store.read(again.sha256))).equals(content)).toBe(true)
  })

  test('says of a file that is not there that it is not there, once somebody reads', async () => {
    const content = store.read('0'.repeat(64))
    expect(await codeOf(bytesOf(content))).toBe('ENOENT')
  })

  test('lets no name in but a hash or an id', async () => {
    for (const name of ['../../etc/passwd', '', 'A'.repeat(64), `${'0'.repeat(64)}/x`]) expect(() => store.read(name)).toThrow(RangeError)
    expect(await codeOf(bytesOf((async function* () { yield* store.readPieces(randomUUID(), ['../x']) })()))).toBe('RangeError: not an id')
    expect(await codeOf((async () => store.dropPieces('..'))())).toBe('RangeError: not an id')
  })

  test('keeps the pieces of one upload apart from another’s, and drops them all at once', async () => {
    const [mine, other] = [randomUUID(), randomUUID()]
    const pieces = [randomUUID(), randomUUID()]
    for (const [index, piece] of pieces.entries()) await store.putPiece(mine, piece, randomBytes(1000).fill(index))
    await store.putPiece(other, pieces[0] ?? '', Buffer.from('van een ander'))
    expect((await bytesOf(store.readPieces(mine, pieces))).equals(Buffer.concat([Buffer.alloc(1000, 0), Buffer.alloc(1000, 1)]))).toBe(true)
    await store.dropPieces(mine)
    await store.dropPieces(mine)
    expect(await codeOf(bytesOf(store.readPieces(mine, pieces)))).toBe('ENOENT')
    expect((await bytesOf(store.readPieces(other, pieces.slice(0, 1)))).toString()).toBe('van een ander')
  })

  test('can be asked whether it can keep anything', () => expect(codeOf(store.check())).resolves.toBe('done'))

  test('stops reading when nobody listens any more', async () => {
    const file = judged(randomBytes(2_000_000))
    await store.keep(file.path, file)
    for await (const chunk of store.read(file.sha256)) { expect(chunk.byteLength).toBeGreaterThan(0); break }
    expect((await bytesOf(store.read(file.sha256))).length).toBe(2_000_000)
  })
})

test('a bucket takes nothing that is signed with another key, or that is not there', async () => {
  const stranger = s3Store({ ...bucket, secretAccessKey: 'een andere sleutel' })
  const file = judged(randomBytes(1000))
  expect([await codeOf(stranger.check()), await codeOf(stranger.keep(file.path, file)), await codeOf(bytesOf(stranger.read(file.sha256)))]).toEqual(['S3_403', 'S3_403', 'S3_403'])
  expect(await codeOf(s3Store({ ...bucket, bucket: 'geen-emmer' }).check())).toBe('ENOENT')
})

test('a file goes out with its length and its hash signed, only if there is none yet, and again after a fault', async () => {
  const asked: string[] = []
  let faults = 1
  const server = createServer((request, response) => {
    const { method, headers } = request
    request.resume().on('end', () => {
      if (method === 'HEAD') return void response.writeHead(404).end()
      asked.push([method, headers['content-length'], headers['transfer-encoding'], headers['if-none-match'], headers['x-amz-content-sha256'], /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1]].join(' '))
      response.writeHead(faults-- > 0 ? 503 : 412).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const file = judged(randomBytes(200_000))
  await s3Store({ ...bucket, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }).keep(file.path, file)
  server.close()
  const sent = `PUT 200000  * ${file.sha256} host;if-none-match;x-amz-content-sha256;x-amz-date`
  expect(asked).toEqual([sent, sent])
})

test('a folder keeps nothing beside what it was given', () => {
  expect(readdirSync(join(folder, 'files')).filter((name) => !/^[0-9a-f]{2}$|^uploads$/.test(name))).toEqual([])
  expect(existsSync(join(folder, 'files', 'incoming'))).toBe(false)
})
