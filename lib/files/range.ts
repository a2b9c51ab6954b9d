/**
 * The part of a file that a request asks for (RFC 9110, 14). One part only: who asks for several, or in a way this does not read, gets the whole
 * file, as the law of HTTP allows. If-Range holds for exactly this content; a date never does, because files have no date.
 */
export const askedRange = (headers: Headers, { size, etag }: { size: number; etag: string }): { first: number; last: number } | 'whole' | 'unsatisfiable' => {
  const condition = headers.get('if-range')
  if (condition !== null && condition !== etag) return 'whole'
  const [asked, from = '', to = ''] = /^bytes[ \t]*=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(headers.get('range') ?? '') ?? []
  if (asked === undefined || (from === '' && to === '')) return 'whole'
  if (from === '') return Number(to) === 0 ? 'unsatisfiable' : { first: Math.max(0, size - Number(to)), last: size - 1 }
  if (to !== '' && Number(to) < Number(from)) return 'whole'
  if (Number(from) >= size) return 'unsatisfiable'
  return { first: Number(from), last: to === '' ? size - 1 : Math.min(Number(to), size - 1) }
}
