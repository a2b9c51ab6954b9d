import { expect, test } from 'vitest'
import { GET as ready } from '@/app/api/gereed/route'
import { testDatabase } from '@/tests/support/database'
import { testBucket } from '@/tests/support/s3-server'

const { bucket, stop } = await testBucket()
Object.assign(process.env, { FILES: 's3', S3_ENDPOINT: bucket.endpoint, S3_REGION: bucket.region, S3_BUCKET: bucket.bucket, S3_ACCESS_KEY_ID: bucket.accessKeyId, S3_SECRET_ACCESS_KEY: bucket.secretAccessKey })
await testDatabase()

test('an instance whose files are in a bucket is ready while the bucket answers', async () => {
  const storage = async () => { const response = await ready(); return [response.status, await response.json()] }
  expect(await storage()).toEqual([200, { ready: true, database: true, queue: true, storage: true }])
  await stop()
  expect(await storage()).toEqual([503, { ready: false, database: true, queue: true, storage: false }])
})
