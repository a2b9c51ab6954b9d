import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll } from 'vitest'

/** What a scanner does once it has the whole stream, or at once with what it has so far. */
type ScannerManner = { answer: (content: Buffer) => string } | { early: string } | 'hangs' | 'hangs-up' | 'dies-reading'

type TestScanner = { address: string; scanned: Buffer[]; behave: (manner: ScannerManner) => void; renew: (signatures: string) => void; stop: () => Promise<void> }

/** A network peer that speaks INSTREAM and VERSION, with good or bad manners: for what a real clamd does only when something is wrong with it. */
export const testScanner = async (manner: ScannerManner): Promise<TestScanner> => {
  const scanned: Buffer[] = []
  const sockets = new Set<Socket>()
  let manners = manner
  let signatures = 'ClamAV 1.4.6/27000/Sat Nov 21 10:00:00 2026'
  const server = createServer((socket) => {
    sockets.add(socket)
    let received = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (part) => {
      received = Buffer.concat([received, part])
      if (manners === 'hangs') return
      if (manners === 'dies-reading') return void socket.resetAndDestroy()
      if (typeof manners === 'object' && 'early' in manners) return void socket.end(`${manners.early}\0`)
      if (received.toString('latin1') === 'zVERSION\0') return void socket.end(manners === 'hangs-up' ? '' : `${signatures}\0`)
      const content = contentOf(received)
      if (content === null) return
      scanned.push(content)
      if (manners === 'hangs-up') socket.end()
      else socket.end(`${manners.answer(content)}\0`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () => new Promise<void>((resolve) => {
    server.close(() => resolve())
    for (const socket of sockets) socket.destroy()
  })
  afterAll(stop)
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, scanned, behave: (next) => { manners = next }, renew: (next) => { signatures = next }, stop }
}

/** The content of a stream that has come to its end, or null. */
const contentOf = (received: Buffer): Buffer | null => {
  const command = 'zINSTREAM\0'
  if (received.length < command.length) return null
  if (received.toString('latin1', 0, command.length) !== command) throw new Error('not INSTREAM')
  const parts: Buffer[] = []
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts)
    if (at + 4 + length > received.length) return null
    parts.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}
