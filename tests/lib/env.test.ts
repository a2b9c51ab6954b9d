import { expect, test } from 'vitest'
import { fileSettings, parseSettings, type Environment } from '@/lib/env'

const key = 'q6Pn2l0mJ3oYkW9tq0b9eN7yqg8mS1bqHf4cX2v5ZAs='
const good: Environment = {
  NODE_ENV: 'production',
  APP_URL: 'https://stem.vlaanderen.be',
  DATABASE_URL: 'postgresql://stem_app:x@127.0.0.1/stem',
  NEXTAUTH_SECRET: 'Vb7pQ2x9Lk4mZr8sTn1cWd6fGh3jYe5u0aXo',
  RECEIPT_SIGNING_KEY: key,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
  SMTP_URL: 'smtp://mail.vlaanderen.be:587',
}
const s3: Environment = { FILES: 's3', S3_ENDPOINT: 'https://s3.eu-west-3.example', S3_BUCKET: 'stem', S3_ACCESS_KEY_ID: 'loket', S3_SECRET_ACCESS_KEY: 'geheim' }
const problems = (changes: Environment, version = 'v24.21.0') => {
  const parsed = parseSettings({ ...good, ...changes }, version)
  return parsed.ok ? [] : parsed.problems
}

test('complete settings are accepted', () => {
  const parsed = parseSettings(good, 'v24.21.0')
  expect(parsed).toEqual({
    ok: true,
    settings: {
      production: true, demo: false, appUrl: 'https://stem.vlaanderen.be', port: 3000, databaseUrl: good['DATABASE_URL'], databaseUrlOwner: good['DATABASE_URL'],
      embeddedDb: false, dataDir: '.data', nextauthSecret: good['NEXTAUTH_SECRET'], receiptSigningKey: key, serverActionsKey: key, smtpUrl: good['SMTP_URL'],
      mailFrom: 'STEM-loket <stem-loket@demo.example>', oidc: null, files: { kind: 'disk' }, clamdAddr: null, migrateOnStart: false, metricsToken: null,
      logLevel: 'info', trustedProxy: 0,
    },
  })
})

test.each([
  [{ NEXTAUTH_SECRET: undefined }, 'NEXTAUTH_SECRET is missing: set it to 32 random characters or more (openssl rand -base64 48).'],
  [{ NEXTAUTH_SECRET: 'kort' }, 'NEXTAUTH_SECRET is too weak: it must be 32 random characters or more (openssl rand -base64 48).'],
  [{ NEXTAUTH_SECRET: 'a'.repeat(64) }, 'NEXTAUTH_SECRET is too weak: it must be 32 random characters or more (openssl rand -base64 48).'],
  [{ NEXTAUTH_SECRET: 'change-me-0123456789-abcdefghijklmnop' }, 'NEXTAUTH_SECRET is too weak: it must be 32 random characters or more (openssl rand -base64 48).'],
  [{ RECEIPT_SIGNING_KEY: undefined }, 'RECEIPT_SIGNING_KEY is missing: set it to 32 random bytes in base64 (openssl rand -base64 32).'],
  [{ RECEIPT_SIGNING_KEY: 'abc' }, 'RECEIPT_SIGNING_KEY must be exactly 32 random bytes in base64 (openssl rand -base64 32).'],
  [{ RECEIPT_SIGNING_KEY: Buffer.alloc(32).toString('base64') }, 'RECEIPT_SIGNING_KEY is too weak: it must be 32 random bytes in base64 (openssl rand -base64 32).'],
  [{ NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: '' }, 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is missing: set it to 32 random bytes in base64 (openssl rand -base64 32).'],
  [{ METRICS_TOKEN: 'metrics' }, 'METRICS_TOKEN is too weak: it must be 24 random characters or more (openssl rand -base64 48).'],
  [{ DATABASE_URL: undefined }, 'DATABASE_URL is missing: set it to a PostgreSQL 18 database, or set EMBEDDED_DB=1 to use the embedded one.'],
  [{ DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL must be an address that begins with postgres:// or postgresql://.'],
  [{ APP_URL: undefined }, 'APP_URL is missing: set it to the address people use, such as https://stem.example.be.'],
  [{ APP_URL: 'http://stem.vlaanderen.be' }, 'APP_URL must begin with https://, except on this machine itself.'],
  [{ APP_URL: 'https://stem.vlaanderen.be/loket' }, 'APP_URL must be only a scheme and a host, without a path.'],
  [{ SMTP_URL: undefined }, 'SMTP_URL is missing: the portal cannot send mail without it (smtp://user:password@host:587).'],
  [{ OIDC_ISSUER: 'https://acm.example' }, 'OIDC_CLIENT_ID, OIDC_CLIENT_SECRET are missing: sign-in through OpenID Connect needs all three.'],
  [{ FILES: 'tape' }, 'FILES must be disk or s3.'],
  [{ FILES: 's3' }, 'S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY are missing: FILES=s3 needs them.'],
  [{ ...s3, S3_BUCKET: '' }, 'S3_BUCKET is missing: FILES=s3 needs them.'],
  [{ ...s3, S3_ENDPOINT: 'http://opslag.example.be' }, 'S3_ENDPOINT must begin with https://, except on this machine itself: attachments would cross the network in clear.'],
  [{ DEMO: 'yes' }, 'DEMO must be 1 or 0.'],
  [{ PORT: '70000' }, 'PORT must be a whole number of at most 65535.'],
  [{ DEMO: '1' }, 'DEMO=1 lets anyone sign in as anyone, so it is refused on a public APP_URL: set DEMO_PUBLIC=1 if this really is a public demonstration, or DEMO=0.'],
] satisfies [Environment, string][])('%o is refused with one sentence', (changes, sentence) => {
  expect(problems(changes)).toEqual([sentence])
})

test('an object store is known by its address, its bucket and a key', () => {
  expect(problems(s3)).toEqual([])
  expect(problems({ ...s3, S3_ENDPOINT: 'http://127.0.0.1:9000' })).toEqual([])
  expect(fileSettings({ ...s3, DATA_DIR: '/var/stem' })).toEqual({ dataDir: '/var/stem', files: { kind: 's3', endpoint: 'https://s3.eu-west-3.example', region: 'eu-west-1', bucket: 'stem', accessKeyId: 'loket', secretAccessKey: 'geheim' } })
  expect(fileSettings({})).toEqual({ dataDir: '.data', files: { kind: 'disk' } })
})

test('an old Node is named', () => {
  expect(problems({}, 'v20.20.2')).toEqual([
    'This is Node v20.20.2, and the portal needs Node 24 or newer: start it with npm (which brings Node 24 on Linux and Windows), or install Node 24.',
  ])
})

test('all that is wrong is said at once', () => {
  expect(problems({ NEXTAUTH_SECRET: 'kort', RECEIPT_SIGNING_KEY: 'kort', DATABASE_URL: undefined })).toHaveLength(3)
})

test('a public demonstration must be meant', () => {
  expect(problems({ DEMO: '1', DEMO_PUBLIC: '1' })).toEqual([])
})

test('the demo on this machine needs no address, no mail server and no strong words', () => {
  expect(problems({ DEMO: '1', APP_URL: undefined, SMTP_URL: undefined, NEXTAUTH_SECRET: 'demo', EMBEDDED_DB: '1', DATABASE_URL: undefined })).toEqual([])
})
