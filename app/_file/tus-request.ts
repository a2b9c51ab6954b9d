/** What the server said: where the file stands (`Upload-Offset`), where it is (`Location`), and a sentence when it refuses. */
export type Answer = { status: number; offset: number | null; place: string | null; message: string }

/** A line that moves nothing for so long is gone, also when nobody says so. */
const SILENCE_MS = 45_000
const tus = { 'tus-resumable': '1.0.0' }

/** Asks with no body; throws when no answer came. */
export const askTus = async (method: 'POST' | 'HEAD' | 'DELETE', address: string, headers: Record<string, string> = {}): Promise<Answer> => {
  const response = await fetch(address, { method, headers: { ...tus, ...headers }, redirect: 'error', signal: AbortSignal.timeout(SILENCE_MS) })
  return { status: response.status, offset: numberOf(response.headers.get('upload-offset')), place: response.headers.get('location'), message: await response.text() }
}

/** Sends bytes to their place in a file; throws when no answer came. Only this older kind of request tells how far it is. */
export const patchTus = (address: string, at: number, bytes: ArrayBuffer, moved: (sent: number) => void, stop: AbortSignal): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const abort = () => request.abort()
    let silence = setTimeout(abort, SILENCE_MS)
    const alive = () => {
      clearTimeout(silence)
      silence = setTimeout(abort, SILENCE_MS)
    }
    request.open('PATCH', address)
    for (const [name, value] of Object.entries({ ...tus, 'upload-offset': String(at), 'content-type': 'application/offset+octet-stream' })) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded }) => {
      alive()
      moved(loaded)
    }
    request.onload = () => resolve({ status: request.status, offset: numberOf(request.getResponseHeader('upload-offset')), place: null, message: request.responseText })
    request.onerror = request.onabort = () => reject(new Error('no answer'))
    request.onloadend = () => {
      clearTimeout(silence)
      stop.removeEventListener('abort', abort)
    }
    stop.addEventListener('abort', abort)
    request.send(bytes)
  })

const numberOf = (header: string | null): number | null => (header === null ? null : Number(header))
