import { readBytes } from './read-text'

/** The fields of a posted form, or null when it is none or longer than this. */
export const readForm = async (request: Request, limitBytes: number): Promise<FormData | null> => {
  // The server reads no more of a body than was announced; only what was not announced has to be counted here, at three times the work.
  const announced = request.headers.get('content-length')
  if (announced !== null) return Number(announced) <= limitBytes ? request.formData().catch(() => null) : null
  const body = await readBytes(request.body, limitBytes)
  const type = request.headers.get('content-type') ?? ''
  return body === null ? null : new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData().catch(() => null)
}
