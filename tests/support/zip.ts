import { crc32, deflateRawSync } from 'node:zlib'

export type ZipEntry = {
  name: string
  content?: string | Buffer
  /** What the directory says it unpacks to, where that is a lie. */
  claimed?: number
  /** Mode of Unix, for a link. */
  mode?: number
  flags?: number
}

/** A ZIP as somebody may write it who does not play by the rules. */
export const zipOf = (entries: readonly ZipEntry[]): Buffer => {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content = '', claimed, mode, flags = 0 } of entries) {
    const plain = Buffer.from(content)
    const packed = deflateRawSync(plain)
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(crc32(plain), 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(claimed ?? plain.length, 8)
    const nameBytes = Buffer.from(name)
    const lengths = Buffer.alloc(4)
    lengths.writeUInt16LE(nameBytes.length, 0)
    const head = Buffer.from([20, 0, flags, 8, 8, 0, 0, 0, 0x21, 0])
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, sizes, lengths, nameBytes, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(((mode ?? 0) << 16) >>> 0, 6)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, mode === undefined ? 0 : 3]), head, sizes, lengths, tail, nameBytes]))
    parts.push(local)
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  // Two bytes: more than 65,535 entries begin again at none.
  end.writeUInt16LE(entries.length & 0xffff, 8)
  end.writeUInt16LE(entries.length & 0xffff, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listed, end])
}

const types = (main: string) => `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
export const docmType = 'application/vnd.ms-word.document.macroEnabled.main+xml'

/** A Word or Excel document of the given parts. */
export const officeDocument = (type: string, entries: readonly ZipEntry[] = []): Buffer =>
  zipOf([{ name: '[Content_Types].xml', content: types(type) }, { name: type === xlsxType ? 'xl/workbook.xml' : 'word/document.xml', content: '<w:document/>' }, ...entries])
export const odsDocument = (entries: readonly ZipEntry[] = []): Buffer => {
  // The first entry of an OpenDocument file is its type, not packed.
  const mime = 'application/vnd.oasis.opendocument.spreadsheet'
  return storedFirst(mime, zipOf([{ name: 'content.xml', content: '<x/>' }, ...entries]))
}

const storedFirst = (mime: string, rest: Buffer): Buffer => {
  const name = Buffer.from('mimetype')
  const content = Buffer.from(mime)
  const numbers = Buffer.alloc(16)
  numbers.writeUInt32LE(crc32(content), 0)
  numbers.writeUInt32LE(content.length, 4)
  numbers.writeUInt32LE(content.length, 8)
  numbers.writeUInt16LE(name.length, 12)
  const head = Buffer.from([20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0])
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, numbers, name, content])
  const endAt = rest.length - 22
  const directoryAt = rest.readUInt32LE(endAt + 16)
  const entry = Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, 0]), head, numbers, Buffer.alloc(14), name])
  const old = Buffer.from(rest.subarray(directoryAt, endAt))
  for (let at = 0; at < old.length; ) {
    old.writeUInt32LE(old.readUInt32LE(at + 42) + local.length, at + 42)
    at += 46 + old.readUInt16LE(at + 28) + old.readUInt16LE(at + 30) + old.readUInt16LE(at + 32)
  }
  const end = Buffer.from(rest.subarray(endAt))
  const count = end.readUInt16LE(10) + 1
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(old.length + entry.length, 12)
  end.writeUInt32LE(directoryAt + local.length, 16)
  return Buffer.concat([local, rest.subarray(0, directoryAt), entry, old, end])
}
