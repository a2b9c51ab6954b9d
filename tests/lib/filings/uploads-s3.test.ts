import { createHash, randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { fileResponse } from '@/lib/files/read-file'
import { fileStore } from '@/lib/files/file-store'
import { dropUploads } from '@/lib/filings/drop-uploads'
import { receiveUpload } from '@/lib/filings/receive-upload'
import { startUpload } from '@/lib/filings/start-upload'
import { readyRequest, seedReference } from '@/tests/lib/applications/ready-request'
import { testDatabase } from '@/tests/support/database'
import { testBucket } from '@/tests/support/s3-server'

const { bucket } = await testBucket()
Object.assign(process.env, { FILES: 's3', S3_ENDPOINT: bucket.endpoint, S3_REGION: bucket.region, S3_BUCKET: bucket.bucket, S3_ACCESS_KEY_ID: bucket.accessKeyId, S3_SECRET_ACCESS_KEY: bucket.secretAccessKey })
const database = await testDatabase()
beforeAll(() => seedReference(database))

test('a file that comes in parts lies in the bucket, is handed out of it whole and in part, and leaves no parts behind', async () => {
  const { application, editor } = await readyRequest(database)
  const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(1_500_000)])
  const sha256 = createHash('sha256').update(content).digest('hex')
  const { id } = await startUpload(editor, { applicationId: application.id, kind: 'OTHER', name: 'plan.pdf', size: content.length, sha256 })
  const send = (at: number, to: number) => receiveUpload(editor, { applicationId: application.id, uploadId: id, at }, (async function* () { yield content.subarray(at, to) })())
  await send(0, 900_000)
  expect(await send(900_000, content.length)).toEqual({ received: content.length, taken: true })
  expect(await database.sql('select name, sha256, size_bytes, mime from attachment join stored_file using (sha256) where application_id = $1', [application.id])).toEqual([{ name: 'plan.pdf', sha256, size_bytes: content.length, mime: 'application/pdf' }])

  const file = { sha256, mime: 'application/pdf', size: content.length, name: 'plan.pdf' }
  expect(Buffer.from(await (await fileResponse(file)).arrayBuffer()).equals(content)).toBe(true)
  const part = await fileResponse(file, new Request('http://127.0.0.1/x', { headers: { range: 'bytes=1000000-1000099' } }))
  expect([part.status, part.headers.get('content-range'), Buffer.from(await part.arrayBuffer()).equals(content.subarray(1_000_000, 1_000_100))]).toEqual([206, `bytes 1000000-1000099/${content.length}`, true])

  const [piece] = await database.sql<{ piece: string }>('select piece from upload_piece where upload_id = $1 limit 1', [id])
  await database.sql(`update upload set expires_at = portal_now() - interval '11 minutes'`)
  expect(await dropUploads()).toEqual({ dropped: 1 })
  await expect(fileStore().readPieces(id, [piece?.piece ?? '']).next()).rejects.toMatchObject({ code: 'ENOENT' })
  expect((await (await fileResponse(file)).arrayBuffer()).byteLength).toBe(content.length)
})
