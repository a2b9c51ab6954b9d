import { join } from 'node:path'
import { settings, type Settings } from '@/lib/env'
import { diskStore } from './disk-store'
import { s3Store } from './s3-store'

/** A part of a file, both ends included, as in a range of HTTP. */
export type Part = { first: number; last: number }

/** Where files live: a folder or a bucket. What stands in it is written once and never changed. A missing file throws an error with the code ENOENT. */
export type FileStore = {
  /** Takes in a judged file from the disk under its hash, once and for good; whoever brings the same content again changes nothing. */
  keep: (path: string, file: { sha256: string; size: number }) => Promise<void>
  /** Opened only when the first byte is asked for, so that whoever asks also hears that it is not there. */
  read: (sha256: string, part?: Part) => AsyncGenerator<Uint8Array>
  /** A piece of a file that is still on its way, under the id of its upload. */
  putPiece: (upload: string, piece: string, content: Uint8Array) => Promise<void>
  /** In this order. A chunk may lie in the memory of the one before: be done with it before asking for the next. */
  readPieces: (upload: string, pieces: readonly string[]) => AsyncGenerator<Uint8Array>
  /** All pieces of an upload, also those that no row tells of. */
  dropPieces: (upload: string) => Promise<void>
  /** Throws when nothing could be kept now. */
  check: () => Promise<void>
}

export const fileStore = (): FileStore => {
  store ??= openFileStore(settings())
  return store
}

let store: FileStore | undefined

export const openFileStore = ({ files, dataDir }: Pick<Settings, 'files' | 'dataDir'>): FileStore => (files.kind === 's3' ? s3Store(files) : diskStore(join(dataDir, 'files')))

export const chunksOfFile = (sha256: string, part?: Part): AsyncGenerator<Uint8Array> => fileStore().read(sha256, part)

/** Where what comes in is judged before it is kept: always a folder of this machine. */
export const incomingFolder = (): string => join(settings().dataDir, 'files', 'incoming')
