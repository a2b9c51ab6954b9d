import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import { afterAll } from 'vitest'
import type { Bucket } from '@/lib/files/s3-store'

/** An object store that speaks S3 and checks every signature, with one empty bucket. Ends with the file. */
export const testBucket = async (): Promise<{ bucket: Bucket; stop: () => Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'stem-s3-'))
  const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: folder, configureBuckets: [{ name: 'stem-bestanden', configs: [] }] })
  const { port } = await server.run()
  const stop = () => server.close().catch(() => undefined)
  afterAll(async () => {
    await stop()
    rmSync(folder, { recursive: true })
  })
  // The one account that server knows.
  return { bucket: { endpoint: `http://127.0.0.1:${port}`, region: 'eu-west-1', bucket: 'stem-bestanden', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }, stop }
}
