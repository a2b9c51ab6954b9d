import { fileProblems } from '@/lib/files/file-problems'
import { askTus, patchTus, type Answer } from './tus-request'

/** What is said while a file is under way: how much of it is there, and whether the line is. */
export type Underway = { status: 'sending' | 'waiting'; sent: number }
export type About = Readonly<Record<string, string>>
export type Outcome = { status: 'added'; sha256: string } | { status: 'stopped' | 'signed-out' } | { status: 'refused'; message: string }

/** `about`: what the paper asks of a file beside the file: its kind, and in a report its place. */
type Sending = { address: string; about: About; file: File; tell: (underway: Underway) => void; stop: AbortSignal }

/** So much is sent twice at most when a line breaks or a server is started again. */
const PIECE_BYTES = 1024 * 1024
const LONGEST_WAIT_MS = 30_000
/** An upload that the server no longer knows is begun anew, but not for ever. */
const MOST_BEGINNINGS = 3

/**
 * Sends a file in pieces, and goes on where it stopped however often the line breaks (tus 1.0). Nothing is kept in the browser: the same file,
 * chosen again after a reload or a crash, is known by its hash and goes on from there.
 */
export const sendFile = async (sending: Sending): Promise<Outcome> => {
  const { file, tell, stop } = sending
  const hash = await hashOf(file)
  if (hash === null) return refused(fileProblems.broken)
  const start = { 'upload-length': String(file.size), 'upload-metadata': metadata({ ...sending.about, name: file.name, sha256: hash }) }
  const begin = () => askTus('POST', sending.address, start)

  let upload: string | null = null
  let sent = 0
  let lost = false
  for (let failures = 0, beginnings = 0; ; ) {
    if (stop.aborted) return giveUp(upload, { status: 'stopped' })
    const place: string | null = upload
    const patching = place !== null && !lost
    const answer: Answer | 'unreadable' | null = await (place === null ? begin() : lost ? askTus('HEAD', place) : sendPiece(sending, place, sent)).catch(noAnswer)
    if (answer === 'unreadable') return giveUp(upload, refused(fileProblems.broken))
    if (answer === null || answer.status >= 500) {
      lost = true
      if (!stop.aborted) tell({ status: 'waiting', sent })
      await untilItMayWork(failures++, stop)
      continue
    }
    failures = 0
    lost = false
    if (answer.status === 401) return { status: 'signed-out' }
    if (answer.status === 404 && place !== null && beginnings < MOST_BEGINNINGS) {
      upload = null
      continue
    }
    if (answer.offset === null) return giveUp(upload, refused(answer.message || fileProblems.broken))
    sent = answer.offset
    tell({ status: 'sending', sent })
    if (place === null) {
      upload = answer.place
      beginnings += 1
    }
    // Only the answer to a piece says that the file was filed; one that was missed comes again to a piece of nothing.
    if (patching && answer.status === 204 && sent === file.size) return { status: 'added', sha256: hash }
  }
}

const sendPiece = async ({ file, tell, stop }: Sending, upload: string, sent: number): Promise<Answer | 'unreadable'> => {
  const bytes = await file.slice(sent, sent + PIECE_BYTES).arrayBuffer().catch(() => null)
  // Changed or thrown away on the disk since it was chosen.
  if (bytes === null) return 'unreadable'
  return patchTus(upload, sent, bytes, (more) => tell({ status: 'sending', sent: Math.min(sent + more, file.size) }), stop)
}

const noAnswer = (): null => null
const refused = (message: string): Outcome => ({ status: 'refused', message })

/** What came of it is of no use any more; the server throws it away by itself when it does not hear this. */
const giveUp = async (upload: string | null, outcome: Outcome): Promise<Outcome> => {
  if (upload !== null) void askTus('DELETE', upload).catch(noAnswer)
  return outcome
}

const hashOf = async (file: File): Promise<string | null> => {
  try {
    const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
    return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  } catch {
    return null
  }
}

const metadata = (values: Record<string, string>): string =>
  Object.entries(values).map(([name, value]) => `${name} ${btoa(String.fromCharCode(...new TextEncoder().encode(value)))}`).join(',')

/** Sooner when the browser sees a line again; later each time that nothing came of it. */
const untilItMayWork = (failures: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stop.aborted) return resolve()
    const again = () => {
      clearTimeout(timer)
      removeEventListener('online', again)
      stop.removeEventListener('abort', again)
      resolve()
    }
    const timer = setTimeout(again, Math.min(1_000 * 2 ** failures, LONGEST_WAIT_MS))
    addEventListener('online', again)
    stop.addEventListener('abort', again)
  })
