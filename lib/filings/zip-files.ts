import { makeZip, predictLength } from 'client-zip'
import { chunksOfFile } from '@/lib/files/file-store'
import { isStored } from '@/lib/files/read-file'

/** `handedOut`: false for one that waits for the virus scanner or did not pass it. */
export type FileInZip = { name: string; size: number; sha256: string; handedOut: boolean }

export type ZipToSend = { content: ReadableStream<Uint8Array>; size: bigint }

type Zip = {
  /** What the portal wrote of it. */
  written: readonly { name: string; content: string | Uint8Array }[]
  folder: string
  files: readonly FileInZip[]
  at: Date
}

/** A filing with its files as a ZIP that is written while it is sent; nothing of a file is kept in memory but what is under way. `size` is known beforehand. */
export const zipFiles = async ({ written, folder, files, at: lastModified }: Zip): Promise<ZipToSend> => {
  const behind = files.filter(({ handedOut }) => !handedOut)
  // Before anything is sent: how long it will be, is said first.
  const lost: FileInZip[] = []
  for (const file of files) if (file.handedOut && !(await isStored(file.sha256))) lost.push(file)
  const texts = [...written, ...(behind.length + lost.length === 0 ? [] : [{ name: 'niet-opgenomen.txt', content: leftOut(behind, lost) }])].map(({ name, content }) => {
    const input = typeof content === 'string' ? new TextEncoder().encode(content) : content
    return { name, input, lastModified, size: input.byteLength }
  })
  const stored = files.flatMap((file, index) => {
    const { name, size, sha256, handedOut } = file
    return handedOut && !lost.includes(file) ? [{ name: `${folder}/${String(index + 1).padStart(2, '0')}-${safeName(name)}`, size, sha256, lastModified }] : []
  })
  const parts = async function* () {
    yield* texts
    for (const { sha256, ...file } of stored) yield { ...file, input: chunksOfFile(sha256) }
  }
  return { content: makeZip(parts()), size: predictLength([...texts.map(({ name, size }) => ({ name, size })), ...stored.map(({ name, size }) => ({ name, size }))]) }
}

type LeftOut = readonly { name: string; sha256: string }[]

const leftOut = (behind: LeftOut, lost: LeftOut): string => [
  ...listed('Deze bijlagen zijn niet opgenomen, omdat ze nog niet zijn nagekeken op virussen of omdat er een virus in zit:', behind),
  ...listed('Deze bijlagen vinden we niet meer terug. Dat is een fout bij ons; we zijn verwittigd:', lost),
].join('\n')

const listed = (why: string, files: LeftOut): string[] => (files.length === 0 ? [] : [why, '', ...files.map(({ name, sha256 }) => `${name} (SHA-256 ${sha256})`), ''])

/** A name that is a name on every system: no folders, no signs that turn the reading direction, not endless. The end keeps its extension, and one that is nothing else gets a name before it. What joins two emoji into one stays: it shows nothing by itself. */
export const safeName = (name: string): string => name.replace(UNSAFE, (sign, at: number) => sign === JOINER && joinsEmoji(name, at) ? sign : '_').replace(ONLY_EXTENSION, 'bijlage.').replace(/^\.+/, '_').slice(-120).replace(/^(?:[\uDC00-\uDFFF]|\u200D|\uFE0F)+/, '')

const JOINER = '\u200D'
const joinsEmoji = (name: string, at: number): boolean => /[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?$/u.test(name.slice(0, at)) && /^\p{Extended_Pictographic}/u.test(name.slice(at + 1))

const ONLY_EXTENSION = /^[._\s]*\.(?=(?:pdf|docx|xlsx|ods|png|jpe?g)$)/i
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]/gu
