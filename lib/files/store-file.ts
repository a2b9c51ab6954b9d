import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from '@/lib/refusal'

export type StoredBytes = { sha256: string; sizeBytes: number }

/** Where a file stands on disk: under its own hash, never under a name that somebody chose. */
export const pathOfFile = (sha256: string): string => {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a SHA-256.')
  return path.join(process.env['DATA_DIR'] ?? '.data', 'files', sha256.slice(0, 2), sha256)
}

/**
 * Writes a stream under the SHA-256 of its bytes: counted while it comes in (a header may lie), flushed to disk, then renamed in one step.
 * A file that is there already stays untouched. The row that names it is written after this returns.
 */
export const storeFile = async (chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, limitBytes: number): Promise<StoredBytes> => {
  const root = path.join(process.env['DATA_DIR'] ?? '.data', 'files')
  await mkdir(root, { recursive: true })
  const temporary = path.join(root, `incoming-${randomUUID()}`)
  try {
    const stored = await writeAll(temporary, chunks, limitBytes)
    await settle(temporary, pathOfFile(stored.sha256))
    return stored
  } finally {
    await rm(temporary, { force: true })
  }
}

const writeAll = async (target: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, limitBytes: number): Promise<StoredBytes> => {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const file = await open(target, 'wx', 0o600)
  try {
    for await (const chunk of chunks) {
      sizeBytes += chunk.byteLength
      if (sizeBytes > limitBytes) throw new Refusal('invalid', `Dit bestand is te groot. Ten hoogste ${Math.floor(limitBytes / 1024 / 1024)} MB per bestand.`)
      hash.update(chunk)
      await file.write(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), sizeBytes }
}

const settle = async (temporary: string, target: string): Promise<void> => {
  if (await stat(target).then(() => true, () => false)) return
  await mkdir(path.dirname(target), { recursive: true })
  await rename(temporary, target)
  const folder = await open(path.dirname(target), 'r')
  await folder.sync().finally(() => folder.close())
}
