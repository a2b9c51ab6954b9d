import { connect } from 'node:net'
import { setImmediate } from 'node:timers/promises'

/**
 * clean, infected: about this file, for good. undecided: about this file, but no verdict (too large for the scanner, encrypted).
 * unavailable: says nothing of the file (not there, hung, still loading its signatures, an answer nobody expected).
 */
export type ScanAnswer = { kind: 'clean' | 'infected' | 'undecided' | 'unavailable'; text: string }

/** A scanner at work takes in a file within seconds; one that takes nothing for this long is hung. */
const SILENCE_MS = 30_000
/** Its thinking counts too: clamd gives up on a file by itself after 120 seconds (MaxScanTime). */
const TOTAL_MS = 150_000
const LONGEST_ANSWER = 4096
const NO_ANSWER = 'no answer'

/**
 * Asks clamd about a stream (INSTREAM: each chunk behind its length in four bytes, a length of zero at the end). Never throws for what the scanner
 * does, and only the one answer "OK" is clean.
 */
export const scanStream = async (address: string, content: AsyncIterable<Uint8Array>, { silenceMs = SILENCE_MS, totalMs = TOTAL_MS } = {}): Promise<ScanAnswer> => {
  const socket = callTo(address)
  const late = () => socket.destroy(new Error('no answer in time'))
  const whole = setTimeout(late, totalMs)
  socket.setTimeout(silenceMs, late)
  const answered = answerOf(socket)
  let unreadable: string | null = null
  const sent = send(socket, content).catch((thrown: unknown) => {
    // A scanner may answer and hang up while the file is still on its way: then its answer counts, not the broken line.
    if (!(thrown instanceof LineBroken)) socket.destroy(new Error((unreadable = `the file could not be read: ${codeOf(thrown)}`)))
  })
  try {
    const answer = readAnswer(await answered)
    return answer.text === NO_ANSWER ? await hungUp(address, NO_ANSWER, silenceMs) : answer
  } catch (thrown) {
    if (unreadable !== null) return { kind: 'undecided', text: unreadable }
    const text = codeOf(thrown)
    return text === 'EPIPE' || text === 'ECONNRESET' ? await hungUp(address, text, silenceMs) : { kind: 'unavailable', text }
  } finally {
    clearTimeout(whole)
    socket.destroy()
    await sent
  }
}

/** A scanner that broke off but answers to its name has something against this file: a limit whose words were lost with the line, or it made it fall over. Others need not wait for it. */
const hungUp = async (address: string, text: string, silenceMs: number): Promise<ScanAnswer> =>
  (await signaturesOf(address, { silenceMs })) === null ? { kind: 'unavailable', text } : { kind: 'undecided', text: `hung up: ${text}` }

/** How the scanner names itself and its signatures ("ClamAV 1.4.6/27500/Sun Nov 22 …"); null while it says nothing of the kind. */
export const signaturesOf = async (address: string, { silenceMs = SILENCE_MS } = {}): Promise<string | null> => {
  const socket = callTo(address)
  const whole = setTimeout(() => socket.destroy(new Error('no answer in time')), silenceMs)
  const answered = answerOf(socket)
  try {
    socket.write('zVERSION\0')
    const text = await answered
    return text.startsWith('ClamAV ') ? text : null
  } catch {
    return null
  } finally {
    clearTimeout(whole)
    socket.destroy()
  }
}

/** In the scanner's words; what is in no line here is no verdict. */
export const readAnswer = (text: string): ScanAnswer => {
  if (text === 'stream: OK') return { kind: 'clean', text }
  if (text.startsWith('INSTREAM size limit exceeded') || /^stream: Heuristics\.(Limits\.Exceeded|Encrypted)\S* FOUND$/.test(text)) return { kind: 'undecided', text }
  if (/^stream: .+ FOUND$/.test(text)) return { kind: 'infected', text }
  return { kind: 'unavailable', text: text || NO_ANSWER }
}

type Socket = ReturnType<typeof connect>

const callTo = (address: string): Socket => {
  const [, host = '', port = ''] = /^(.+):(\d+)$/.exec(address) ?? []
  return connect({ host, port: Number(port) })
}

class LineBroken extends Error {}

/** What it said until its first NUL, or until it hung up. */
const answerOf = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    const finish = () => resolve(said.split('\0', 1)[0]?.trim() ?? '')
    socket.on('data', (part: Buffer) => {
      said = (said + part.toString('utf8')).slice(0, LONGEST_ANSWER)
      if (said.includes('\0') || said.length === LONGEST_ANSWER) finish()
    })
    socket.on('error', reject)
    socket.on('close', finish)
  })

const send = async (socket: Socket, content: AsyncIterable<Uint8Array>): Promise<void> => {
  await write(socket, Buffer.from('zINSTREAM\0'))
  for await (const chunk of content) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.byteLength)
    // What it has said meanwhile is heard first: to write on a line it has hung up loses its last words.
    await setImmediate()
    if (chunk.byteLength > 0) await write(socket, Buffer.concat([length, chunk]))
  }
  await write(socket, Buffer.alloc(4))
  // It has everything and may think about it: from here only the whole time counts.
  socket.setTimeout(0)
}

/** Waits until the line has taken it: a slow scanner never makes a file pile up in memory. */
const write = (socket: Socket, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(new LineBroken()) : resolve())))

const codeOf = (thrown: unknown): string => (thrown instanceof Error ? ('code' in thrown ? String(thrown.code) : thrown.message) : 'unknown')
