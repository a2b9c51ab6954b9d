import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'

export type Received = { from: string; to: string[]; raw: string; mail: ParsedMail }
/** What the server does to the next message: answers with this code at this command, hangs up half-way, or says nothing at all. */
export type Fault = { at: 'MAIL FROM' | 'RCPT TO' | 'DATA'; code: number } | 'hang up' | 'silence' | 'greet 421'

/** A real SMTP server on loopback that takes its faults from a list, one for each connection, and then behaves. */
export const smtpServer = async () => {
  const received: Received[] = []
  const faults: Fault[] = []
  const faultOf = new Map<string, Fault | undefined>()
  const refusal = (session: { id: string }, at: string): Error | null => {
    const fault = faultOf.get(session.id)
    return typeof fault === 'object' && fault.at === at ? Object.assign(new Error('no'), { responseCode: fault.code }) : null
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onConnect: (session, callback) => {
      const fault = faults.shift()
      faultOf.set(session.id, fault)
      if (fault === 'silence') return
      callback(fault === 'greet 421' ? Object.assign(new Error('later'), { responseCode: 421 }) : null)
    },
    onMailFrom: (_address, session, callback) => callback(refusal(session, 'MAIL FROM')),
    onRcptTo: (_address, session, callback) => callback(refusal(session, 'RCPT TO')),
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (faultOf.get(session.id) === 'hang up') {
          server.connections.forEach((connection) => connection.close())
          return
        }
        const failure = refusal(session, 'DATA')
        if (failure) return callback(failure)
        const raw = Buffer.concat(chunks).toString('utf8')
        void simpleParser(raw).then((mail) => {
          received.push({ from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '', to: session.envelope.rcptTo.map((to) => to.address), raw, mail })
          callback()
        })
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { url: `smtp://127.0.0.1:${port}`, received, faults }
}
