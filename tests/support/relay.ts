import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll } from 'vitest'

/** A door of its own to a server, which can be shut as if that server were gone, and opened again at the same port. */
export const relayTo = async (url: string) => {
  const behind = new URL(url)
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(behind.port), behind.hostname)
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one)
      one.on('error', () => {}).on('close', () => {
        open.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  const shut = () => new Promise<void>((resolve) => {
    server.close(() => resolve())
    for (const socket of open) socket.destroy()
  })
  afterAll(() => (server.listening ? shut() : undefined))
  return { url: Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(port) }).href, shut, reopen: () => listen(port) }
}
