import type { FileHandle } from 'node:fs/promises'

/** How many pixels a PNG or JPEG says it has, read from its header; null when it does not say. */
export const pixelsOf = async (file: FileHandle, mime: string): Promise<number | null> => (mime === 'image/png' ? pngPixels(file) : jpegPixels(file))

const pngPixels = async (file: FileHandle): Promise<number | null> => {
  const header = await bytesAt(file, 0, 24)
  return header.length < 24 || header.toString('latin1', 12, 16) !== 'IHDR' ? null : header.readUInt32BE(16) * header.readUInt32BE(20)
}

/** Segment after segment, until the frame header (SOF), which holds height and width. */
const jpegPixels = async (file: FileHandle): Promise<number | null> => {
  let at = 2
  for (let segment = 0; segment < MOST_SEGMENTS; segment++) {
    const header = await bytesAt(file, at, 9)
    if (header.length < 9 || header[0] !== 0xff) return null
    const marker = header[1] ?? 0
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return header.readUInt16BE(5) * header.readUInt16BE(7)
    at += marker === 0xff ? 1 : 2 + header.readUInt16BE(2)
  }
  return null
}

/** An EXIF block with a colour profile takes some hundreds. */
const MOST_SEGMENTS = 5_000

const bytesAt = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
