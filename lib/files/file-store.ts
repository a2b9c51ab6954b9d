import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { settings } from '@/lib/env'

/** Where a file with this content lives. Only a SHA-256 ever becomes part of a path, never a name somebody gave. */
export const pathOfFile = (sha256: string): string => {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a SHA-256')
  return join(filesFolder(), sha256.slice(0, 2), sha256)
}

/** Opened only when the first byte is asked for, so that whoever asks also hears that it is not there. */
export async function* chunksOfFile(sha256: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(pathOfFile(sha256))
}

export const filesFolder = (): string => join(settings().dataDir, 'files')
