import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { setTimeout as wait } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import type { FileStore } from './file-store'
import { keyOfFile, keyOfPiece, keyOfUpload } from './file-key'

export type Bucket = { endpoint: string; region: string; bucket: string; accessKeyId: string; secretAccessKey: string }

/** How long a store may take to begin its answer; one that takes longer hangs. A file then comes at the pace of whoever reads it. */
const PATIENCE_MS = 30_000
/** A file of 25 MB on a slow link between two data centres. */
const SEND_MS = 120_000
const ATTEMPTS = 3

/**
 * Files in a bucket of anything that speaks S3, addressed by path. Every request is signed; the SHA-256 that is the name of a file is also signed
 * as the hash of its content, so that the store itself refuses other bytes.
 */
export const s3Store = ({ endpoint, bucket, ...access }: Bucket): FileStore => {
  const client = new AwsClient({ ...access, service: 's3', retries: ATTEMPTS })
  const root = `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}`
  const ask = async (method: string, address: string, init: RequestInit = {}): Promise<Response> => {
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(new Error('the object store does not answer')), PATIENCE_MS)
    return client.fetch(address, { ...init, method, signal: late.signal }).finally(() => clearTimeout(timer))
  }
  const has = async (key: string, size: number): Promise<boolean> => {
    const { status, headers } = await ask('HEAD', `${root}/${key}`)
    if (status !== 200 && status !== 404) throw refused('HEAD', status)
    return status === 200 && headers.get('content-length') === String(size)
  }
  /** By hand and not through the client, which would keep the file in memory to be able to send it again. */
  const send = async (path: string, key: string, { sha256, size }: { sha256: string; size: number }): Promise<number> => {
    const { url, headers } = await client.sign(`${root}/${key}`, { method: 'PUT', headers: { 'x-amz-content-sha256': sha256, 'content-length': String(size), 'if-none-match': '*' } })
    const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
    const request: RequestInit & { duplex: 'half' } = { method: 'PUT', headers, body, duplex: 'half', signal: AbortSignal.timeout(SEND_MS) }
    const answer = await fetch(url, request)
    await answer.body?.cancel()
    return answer.status
  }
  const read = async function* (key: string, range?: string): AsyncGenerator<Uint8Array> {
    const answer = await ask('GET', `${root}/${key}`, range === undefined ? {} : { headers: { range } })
    if (answer.status !== (range === undefined ? 200 : 206) || answer.body === null) {
      await answer.body?.cancel()
      throw refused('GET', answer.status)
    }
    // The web and Node each have a type for the same stream.
    yield* answer.body as WebStream<Uint8Array>
  }
  const list = async (prefix: string): Promise<string[]> => {
    const answer = await ask('GET', `${root}?list-type=2&prefix=${encodeURIComponent(prefix)}`)
    if (answer.status !== 200) throw refused('GET', answer.status)
    return [...(await answer.text()).matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key = '']) => key)
  }

  return {
    keep: async (path, file) => {
      const key = keyOfFile(file.sha256)
      if (await has(key, file.size)) return
      for (let attempt = 1; ; attempt++) {
        const status = await send(path, key, file).catch((thrown: unknown) => { if (attempt === ATTEMPTS) throw thrown; return 0 })
        // 412: somebody else brought the same content meanwhile.
        if (status === 200 || status === 412) return
        if (attempt === ATTEMPTS || (status > 0 && status < 500 && status !== 409 && status !== 429)) throw refused('PUT', status)
        await wait(200 * attempt)
      }
    },
    read: (sha256, part) => read(keyOfFile(sha256), part && `bytes=${part.first}-${part.last}`),
    putPiece: async (upload, piece, content) => {
      const answer = await ask('PUT', `${root}/${keyOfPiece(upload, piece)}`, { body: new Uint8Array(content) })
      await answer.body?.cancel()
      if (answer.status !== 200) throw refused('PUT', answer.status)
    },
    readPieces: async function* (upload, pieces) {
      for (const key of pieces.map((piece) => keyOfPiece(upload, piece))) yield* read(key)
    },
    dropPieces: async (upload) => {
      // A list holds a thousand at most; what is gone is not on the next.
      for (let keys = await list(`${keyOfUpload(upload)}/`); keys.length > 0; keys = await list(`${keyOfUpload(upload)}/`))
        for (const key of keys) {
          const { status } = await ask('DELETE', `${root}/${key}`)
          if (status !== 204 && status !== 200) throw refused('DELETE', status)
        }
    },
    check: async () => {
      const { status } = await ask('HEAD', root)
      if (status !== 200) throw refused('HEAD', status)
    },
  }
}

/** Never the address with its bucket, never what the store said: only what was asked and with what result. */
const refused = (method: string, status: number): Error =>
  Object.assign(new Error(`the object store answered ${status} to ${method}`), { code: status === 404 ? 'ENOENT' : `S3_${status}` })
