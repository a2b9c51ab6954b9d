/**
 * A save that went well and has nothing more to tell is answered without a body where the page asks for that (RFC 7240): the version it made is
 * its tag, and when it was kept, to the second, its date. A page of before this build does not ask, and gets the whole answer.
 */
export const BRIEFLY = { prefer: 'return=minimal' }

export type Kept = { version: number; savedAt: string }

export const asksBriefly = (headers: Pick<Headers, 'get'>): boolean => headers.get('prefer') === BRIEFLY.prefer

export const briefHeaders = (version: number, savedAt: Date): Record<string, string> => ({ etag: `"${version}"`, 'last-modified': savedAt.toUTCString() })

/** Null: this answer has a body, or is none of ours. */
export const readBriefly = ({ status, headers }: Pick<Response, 'status' | 'headers'>): Kept | null => {
  const version = /^(?:W\/)?"(\d+)"$/.exec(headers.get('etag') ?? '')?.[1]
  const savedAt = new Date(headers.get('last-modified') ?? '')
  return status !== 204 || version === undefined || Number.isNaN(savedAt.getTime()) ? null : { version: Number(version), savedAt: savedAt.toISOString() }
}
