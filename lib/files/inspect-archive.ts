import type { Readable } from 'node:stream'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { fileProblems } from './file-problems'

/** Reliability T53: what a document of Office or OpenDocument, which is a ZIP, may unpack to. */
const archiveLimits = { entries: 2_000, bytes: 200 * 1024 * 1024, ratio: 100 }

/**
 * What is wrong with a document that is a ZIP, or null. Its directory is judged first; then each entry is unpacked for real, into nothing, because a
 * directory can lie. Costs no memory, and at most the time it takes to unpack what the directory admits to.
 */
export const archiveProblem = async (path: string, size: number): Promise<string | null> => {
  let archive: ZipFile | undefined
  try {
    archive = await openPromise(path, { autoClose: false, lazyEntries: true, validateEntrySizes: true, strictFileNames: true })
    const entries = await directoryOf(archive)
    return directoryProblem(entries, size) ?? (await contentProblem(archive, entries))
  } catch {
    // Names that lead out of the archive, sizes that lie, entries that do not unpack: yauzl throws for each.
    return fileProblems.damaged
  } finally {
    archive?.close()
  }
}

const directoryOf = async (archive: ZipFile): Promise<Entry[]> => {
  const entries: Entry[] = []
  if (archive.entryCount > archiveLimits.entries) return Array.from({ length: archiveLimits.entries + 1 })
  for await (const entry of archive.eachEntry()) entries.push(entry)
  return entries
}

const directoryProblem = (entries: readonly Entry[], size: number): string | null => {
  if (entries.length > archiveLimits.entries) return fileProblems.unpacked
  const names = entries.map(({ fileName }) => fileName.toLowerCase())
  if (names.some((name) => MACRO.test(name))) return fileProblems.macros
  if (new Set(names).size < names.length || entries.some((entry) => entry.isEncrypted() || isLink(entry))) return fileProblems.damaged
  const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  return unpacked > archiveLimits.bytes || unpacked > size * archiveLimits.ratio ? fileProblems.unpacked : null
}

const MACRO = /(^|\/)(vbaproject|vbadata|vbaprojectsignature)[^/]*$|(^|\/)(macrosheets|activex)\/|^(basic|scripts)\/./

/** Made on Unix (3), of the kind "symbolic link". */
const isLink = ({ versionMadeBy, externalFileAttributes }: Entry): boolean => versionMadeBy >> 8 === 3 && ((externalFileAttributes >>> 16) & 0o170000) === 0o120000

const contentProblem = async (archive: ZipFile, entries: readonly Entry[]): Promise<string | null> => {
  for (const entry of entries.filter(({ fileName }) => !fileName.endsWith('/'))) {
    const start = await unpack(await archive.openReadStreamPromise(entry))
    if (NESTED.some((signature) => start.subarray(0, signature.length).equals(signature))) return fileProblems.nested
  }
  return null
}

/** ZIP, an old Office document, RAR, 7z, a program of Windows, a program of Linux. */
const NESTED = ['504b0304', '504b0506', 'd0cf11e0', '526172211a07', '377abcaf', '4d5a90', '7f454c46'].map((hex) => Buffer.from(hex, 'hex'))

/** Reads an entry to its end; answers its first bytes. */
const unpack = async (content: Readable): Promise<Buffer> => {
  let start = Buffer.alloc(0)
  for await (const chunk of content) if (start.length < 8) start = Buffer.concat([start, chunk])
  return start
}
