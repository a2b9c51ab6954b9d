import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileTypeFromFile } from 'file-type'
import { Refusal } from '@/lib/refusal'
import { agreedKind } from './file-kinds'
import { fileProblems } from './file-problems'
import { filesFolder, pathOfFile } from './file-store'
import { inspectFile } from './inspect-file'

export type Stored = { sha256: string; size: number; mime: string }

/** No call may allow more (contract, domain 6.1). */
export const HIGHEST_LIMIT = 25 * 1024 * 1024

/**
 * Writes a file under its SHA-256, once and for good: streamed with a running limit, its kind read from its content,
 * flushed to the disk before it gets its name. Whoever stores the same content twice keeps one file.
 * The row in the database comes after: a file without a row is harmless, a row without a file is not.
 */
export const storeFile = async (content: AsyncIterable<Uint8Array>, { name, limitBytes }: { name: string; limitBytes: number }): Promise<Stored> => {
  const waiting = join(filesFolder(), 'incoming', randomUUID())
  await mkdir(dirname(waiting), { recursive: true })
  try {
    const { sha256, size } = await write(waiting, content, Math.min(limitBytes, HIGHEST_LIMIT))
    if (size === 0) throw refused(fileProblems.empty)
    const mime = agreedKind(name, (await fileTypeFromFile(waiting))?.mime)
    if (mime === null) throw refused(fileProblems.content)
    const problem = await inspectFile(waiting, { mime, size })
    if (problem !== null) throw refused(problem)
    const path = pathOfFile(sha256)
    await mkdir(dirname(path), { recursive: true })
    await rename(waiting, path)
    await flushFolder(dirname(path))
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

/** A new name in a folder is only safe on disk once the folder is; Windows cannot flush one and does not need it. */
const flushFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try { await handle.sync() } finally { await handle.close() }
}

const refused = (message: string): Refusal => new Refusal('invalid', [{ field: 'file', message }])
