import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileTypeFromFile } from 'file-type'
import { Refusal } from '@/lib/refusal'
import { agreedKind } from './file-kinds'
import { fileProblems } from './file-problems'
import { fileStore, incomingFolder } from './file-store'
import { inspectFile } from './inspect-file'

export type Stored = { sha256: string; size: number; mime: string }

/** No call may allow more (contract, domain 6.1). */
export const HIGHEST_LIMIT = 25 * 1024 * 1024

/**
 * Writes a file under its SHA-256, once and for good: streamed with a running limit, its kind read from its content,
 * flushed to the disk before the store takes it in. Whoever stores the same content twice keeps one file.
 * The row in the database comes after: a file without a row is harmless, a row without a file is not.
 */
export const storeFile = async (content: AsyncIterable<Uint8Array>, { name, limitBytes }: { name: string; limitBytes: number }): Promise<Stored> => {
  await mkdir(incomingFolder(), { recursive: true })
  const waiting = join(incomingFolder(), randomUUID())
  try {
    const { sha256, size } = await write(waiting, content, Math.min(limitBytes, HIGHEST_LIMIT))
    if (size === 0) throw refused(fileProblems.empty)
    const mime = agreedKind(name, (await fileTypeFromFile(waiting))?.mime)
    if (mime === null) throw refused(fileProblems.content)
    const problem = await inspectFile(waiting, { mime, size })
    if (problem !== null) throw refused(problem)
    await fileStore().keep(waiting, { sha256, size })
    return { sha256, size, mime }
  } finally {
    await rm(waiting, { force: true })
  }
}

const write = async (path: string, content: AsyncIterable<Uint8Array>, limit: number): Promise<{ sha256: string; size: number }> => {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of content) {
      size += chunk.byteLength
      if (size > limit) throw refused(fileProblems.tooLarge(Math.floor(limit / 1024 / 1024)))
      hash.update(chunk)
      await file.write(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size }
}

const refused = (message: string): Refusal => new Refusal('invalid', [{ field: 'file', message }])
