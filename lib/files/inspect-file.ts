import { open, type FileHandle } from 'node:fs/promises'
import { fileProblems } from './file-problems'
import { pixelsOf } from './image-pixels'
import { archiveProblem } from './inspect-archive'

/** Ten times the largest scan of a page, a tenth of what stops a viewer. */
const MOST_PIXELS = 100_000_000

/** What is wrong inside a file whose kind is known, in words, or null. Nothing is opened as what it says it is: only its outside is read. */
export const inspectFile = async (path: string, { mime, size }: { mime: string; size: number }): Promise<string | null> => {
  if (!/^image\/|\/pdf$/.test(mime)) return archiveProblem(path, size)
  const file = await open(path)
  try {
    if (await isTwoThings(file, size)) return fileProblems.content
    if (mime === 'application/pdf') return null
    const pixels = await pixelsOf(file, mime)
    if (pixels === null) return fileProblems.damaged
    return pixels > MOST_PIXELS ? fileProblems.pixels : null
  } finally {
    await file.close()
  }
}

/** A PDF or picture that is a web page or a ZIP as well (a polyglot) has its second life at its beginning or at its end. */
const isTwoThings = async (file: FileHandle, size: number): Promise<boolean> => {
  const start = Buffer.alloc(1024)
  const { bytesRead } = await file.read(start, 0, start.length, 0)
  if (/<(!doctype\s+html|html|head|body|script|svg|iframe)[\s>/]/i.test(start.toString('latin1', 0, bytesRead))) return true
  const end = Buffer.alloc(Math.min(size, LONGEST_ZIP_END))
  await file.read(end, 0, end.length, size - end.length)
  for (let at = end.indexOf(ZIP_END); at >= 0; at = end.indexOf(ZIP_END, at + 1))
    if (at + 22 <= end.length && at + 22 + end.readUInt16LE(at + 20) === end.length) return true
  return false
}

const ZIP_END = Buffer.from('504b0506', 'hex')
/** The end record with the longest comment it may have. */
const LONGEST_ZIP_END = 22 + 65_535
