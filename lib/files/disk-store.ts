import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileStore, Part } from './file-store'
import { keyOfFile, keyOfPiece, keyOfUpload } from './file-key'

/** Files in a folder, each flushed to the disk before it gets its name. */
export const diskStore = (folder: string): FileStore => ({
  keep: async (path, { sha256 }) => {
    const place = join(folder, keyOfFile(sha256))
    await mkdir(dirname(place), { recursive: true })
    await rename(path, place)
    await flushFolder(dirname(place))
  },
  read: (sha256, part) => chunks(join(folder, keyOfFile(sha256)), part),
  putPiece: async (upload, piece, content) => {
    const place = join(folder, keyOfPiece(upload, piece))
    await mkdir(dirname(place), { recursive: true })
    await writeFile(place, content, { flag: 'wx', mode: 0o600, flush: true })
    await flushFolder(dirname(place))
  },
  readPieces: (upload, pieces) => chunksInTurn(pieces.map((piece) => join(folder, keyOfPiece(upload, piece)))),
  dropPieces: (upload) => rm(join(folder, keyOfUpload(upload)), { recursive: true, force: true }),
  check: async () => {
    await mkdir(folder, { recursive: true })
    const file = join(folder, `gereed-${randomUUID()}`)
    await writeFile(file, '')
    await rm(file)
  },
})

async function* chunks(path: string, part?: Part): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, part && { start: part.first, end: part.last })
}

/** Through one buffer: twenty people who finish at once would otherwise leave half a gigabyte of used memory behind. */
async function* chunksInTurn(paths: readonly string[]): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(65_536)
  for (const path of paths) {
    const file = await open(path)
    try {
      for (let read = await file.read(buffer, 0); read.bytesRead > 0; read = await file.read(buffer, 0)) yield buffer.subarray(0, read.bytesRead)
    } finally {
      await file.close()
    }
  }
}

/** A new name in a folder is only safe on disk once the folder is; Windows cannot flush one and does not need it. */
const flushFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try { await handle.sync() } finally { await handle.close() }
}
