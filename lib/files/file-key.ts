/** The place of a file with this content, in a folder as in a bucket. Only a SHA-256 ever becomes part of it, never a name somebody gave. */
export const keyOfFile = (sha256: string): string => {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a SHA-256')
  return `${sha256.slice(0, 2)}/${sha256}`
}

export const keyOfUpload = (upload: string): string => `uploads/${uuid(upload)}`
export const keyOfPiece = (upload: string, piece: string): string => `${keyOfUpload(upload)}/${uuid(piece)}`

const uuid = (text: string): string => {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) throw new RangeError('not an id')
  return text
}
