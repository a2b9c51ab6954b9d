import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import { Refusal } from '@/lib/refusal'
import { fileProblems } from './file-problems'

type Upload = { fields: Readonly<Record<string, string>>; name: string; content: AsyncIterable<Uint8Array> }

/** Beside the file a form has a few short words. */
const limits = { files: 1, fields: 10, fieldNameSize: 100, fieldSize: 1_000, parts: 12, headerPairs: 50 }

/**
 * A posted form with one file, read as it comes in: the fields before the file, and the file as a stream that is only over once the whole form came
 * in well. Nothing is kept in memory but what is under way.
 */
export const readUpload = async (body: Readable, contentType: string): Promise<Upload> => {
  const parser = parserFor(contentType)
  const fields: Record<string, string> = {}
  let files = 0
  let under: Readable | undefined
  parser.on('field', (name, value) => { if (files === 0) fields[name] = value })
  parser.on('filesLimit', () => { files += 1 })
  const over = finished(parser).catch((thrown: unknown) => { throw thrown instanceof Refusal ? thrown : new Refusal('invalid', fileProblems.broken) })
  const first = new Promise<Upload>((resolve, reject) => {
    parser.on('file', (field, stream, name) => {
      files += 1
      under = stream
      // An error here is told by whoever reads the content.
      stream.on('error', () => undefined)
      if (field !== 'file' || name === undefined || name === '') return void stream.resume()
      resolve({ fields, name, content: contentOf(stream, async () => { await over; if (files > 1) throw new Refusal('invalid', [{ field: 'file', message: fileProblems.one }]) }) })
    })
    over.then(() => reject(new Refusal('invalid', [{ field: 'file', message: fileProblems.none }])), reject)
  })
  // A line that breaks ends neither of them by itself, and whoever reads the file would wait for ever.
  const cutOff = () => { if (!body.readableEnded) for (const stream of [parser, under]) stream?.destroy(new Error('cut off')) }
  body.on('error', cutOff).on('close', cutOff)
  body.pipe(parser)
  return first
}

/** A refusal while a browser still sends is only heard if the rest is taken in too; not without end, and nowhere kept. */
export const letGo = async (body: Readable): Promise<void> => {
  body.unpipe()
  let left = 64 * 1024 * 1024
  const given = setTimeout(() => body.destroy(), 20_000)
  body.on('data', (chunk: Uint8Array) => { left -= chunk.byteLength; if (left < 0) body.destroy() })
  body.resume()
  await finished(body).catch(() => undefined)
  clearTimeout(given)
}

/** The web and Node each have a type for the same stream. */
export const bodyOf = (request: Request): Readable => (request.body === null ? Readable.from([]) : Readable.fromWeb(request.body as WebStream<Uint8Array>))

const parserFor = (contentType: string): BusboyInstance => {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) throw new Refusal('invalid', [{ field: 'file', message: fileProblems.none }])
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits })
  } catch {
    throw new Refusal('invalid', [{ field: 'file', message: fileProblems.broken }])
  }
}

async function* contentOf(stream: Readable, whole: () => Promise<void>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch {
    throw new Refusal('invalid', [{ field: 'file', message: fileProblems.broken }])
  }
  await whole()
}
