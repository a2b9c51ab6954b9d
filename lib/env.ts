import { z } from 'zod'

/**
 * The settings of the portal, read once. A wrong value stops the start with one sentence that says what to do; .env.example explains each.
 * In demo mode the launcher makes the secrets, so there they only have to be present.
 */
export const settings = (): Settings => {
  memory ??= required(parseSettings(process.env))
  return memory
}

export type Settings = {
  production: boolean
  demo: boolean
  /** The origin of every link the portal writes. */
  appUrl: string
  port: number
  /** '' only while the embedded database still has to give its address. */
  databaseUrl: string
  databaseUrlOwner: string
  embeddedDb: boolean
  dataDir: string
  nextauthSecret: string
  /** Ed25519 seed: 32 bytes in base64 or base64url. */
  receiptSigningKey: string
  serverActionsKey: string
  smtpUrl: string
  mailFrom: string
  oidc: { issuer: string; clientId: string; clientSecret: string } | null
  files: { kind: 'disk' } | { kind: 's3'; endpoint: string; region: string; bucket: string; accessKeyId: string; secretAccessKey: string }
  clamdAddr: string | null
  migrateOnStart: boolean
  metricsToken: string | null
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** How many proxies in front may be believed about the visitor's address. */
  trustedProxy: number
}

export type Environment = Record<string, string | undefined>
export type Parsed = { ok: true; settings: Settings } | { ok: false; problems: string[] }

let memory: Settings | undefined

const required = (parsed: Parsed): Settings => {
  if (parsed.ok) return parsed.settings
  throw new Error(parsed.problems.join('\n'))
}

export const parseSettings = (environment: Environment, nodeVersion: string = process.version): Parsed => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const problems = nodeProblems(nodeVersion)
  const parsed = shape.safeParse(given, { error: z.locales.en().localeError })
  if (!parsed.success) return { ok: false, problems: [...problems, ...new Set(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`))] }
  const env = parsed.data
  problems.push(...secretProblems(env), ...addressProblems(env), ...serviceProblems(env))
  return problems.length > 0 ? { ok: false, problems } : { ok: true, settings: toSettings(env) }
}

/** An old Node fails later, in ways that do not say why. */
export const nodeProblems = (version: string): string[] =>
  Number(/^v?(\d+)/.exec(version)?.[1] ?? 0) >= 24
    ? []
    : [`This is Node ${version}, and the portal needs Node 24 or newer: start it with npm (which brings Node 24 on Linux and Windows), or install Node 24.`]

/** Only where the files are: for a command that needs no other setting. */
export const fileSettings = (environment: Environment): Pick<Settings, 'dataDir' | 'files'> => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const env = shape.pick({ DATA_DIR: true, FILES: true, S3_ENDPOINT: true, S3_REGION: true, S3_BUCKET: true, S3_ACCESS_KEY_ID: true, S3_SECRET_ACCESS_KEY: true }).parse(given)
  return { dataDir: env.DATA_DIR, files: filesOf(env) }
}

const flag = z.enum(['1', '0'], { error: 'must be 1 or 0' }).default('0').transform((text) => text === '1')
const url = (protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), { error: `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}` })
const wholeNumber = (max: number) => z.string().regex(/^\d{1,5}$/, { error: `must be a whole number of at most ${max}` }).transform(Number).refine((number) => number <= max, { error: `must be a whole number of at most ${max}` })
const postgres = url(['postgres:', 'postgresql:'])

const shape = z.object({
  NODE_ENV: z.string().default('development'),
  APP_URL: url(['http:', 'https:']).optional(),
  PORT: wholeNumber(65_535).default(3000),
  DATABASE_URL: postgres.optional(),
  DATABASE_URL_OWNER: postgres.optional(),
  EMBEDDED_DB: flag,
  DATA_DIR: z.string().default('.data'),
  NEXTAUTH_SECRET: z.string().optional(),
  RECEIPT_SIGNING_KEY: z.string().optional(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z.string().optional(),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z.string().regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/, { error: 'must be an e-mail address, with or without a name before it' }).default('STEM-loket <stem-loket@demo.example>'),
  OIDC_ISSUER: url(['http:', 'https:']).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  FILES: z.enum(['disk', 's3'], { error: 'must be disk or s3' }).default('disk'),
  S3_ENDPOINT: url(['http:', 'https:']).optional(),
  S3_REGION: z.string().default('eu-west-1'),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  CLAMD_ADDR: z.string().regex(/^[^\s:]+:\d{1,5}$/, { error: 'must be host:port' }).optional(),
  DEMO: flag,
  DEMO_PUBLIC: flag,
  MIGRATE_ON_START: flag,
  METRICS_TOKEN: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'must be debug, info, warn, error or silent' }).default('info'),
  TRUSTED_PROXY: wholeNumber(9).default(0),
})

type Env = z.infer<typeof shape>

const secretProblems = (env: Env): string[] => {
  const text = (name: 'NEXTAUTH_SECRET' | 'METRICS_TOKEN' | 'OIDC_CLIENT_SECRET', length: number) => {
    const value = env[name]
    if (value === undefined) return name === 'NEXTAUTH_SECRET' ? [`${name} is missing: set it to ${length} random characters or more (openssl rand -base64 48).`] : []
    return !env.DEMO && (value.length < length || isGuessable(value)) ? [`${name} is too weak: it must be ${length} random characters or more (openssl rand -base64 48).`] : []
  }
  const key = (name: 'RECEIPT_SIGNING_KEY' | 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY') => {
    const value = env[name]
    if (value === undefined) return [`${name} is missing: set it to 32 random bytes in base64 (openssl rand -base64 32).`]
    const bytes = Buffer.from(value, 'base64')
    if (bytes.length !== 32) return [`${name} must be exactly 32 random bytes in base64 (openssl rand -base64 32).`]
    return !env.DEMO && new Set(bytes).size < 16 ? [`${name} is too weak: it must be 32 random bytes in base64 (openssl rand -base64 32).`] : []
  }
  return [...text('NEXTAUTH_SECRET', 32), ...key('RECEIPT_SIGNING_KEY'), ...key('NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'), ...text('METRICS_TOKEN', 24), ...text('OIDC_CLIENT_SECRET', 16)]
}

/** Words people leave in place, and texts of few different characters. */
const isGuessable = (value: string): boolean => /secret|change|password|example|geheim|verander/i.test(value) || new Set(value).size < 10

const addressProblems = (env: Env): string[] => {
  const problems: string[] = []
  const address = env.APP_URL === undefined ? null : new URL(env.APP_URL)
  if (!address && !env.DEMO && env.NODE_ENV === 'production') problems.push('APP_URL is missing: set it to the address people use, such as https://stem.example.be.')
  if (!address) return problems
  const loopback = isThisMachine(address)
  if (address.pathname !== '/' || address.search !== '' || address.hash !== '') problems.push('APP_URL must be only a scheme and a host, without a path.')
  if (address.protocol === 'http:' && !loopback) problems.push('APP_URL must begin with https://, except on this machine itself.')
  if (env.DEMO && env.NODE_ENV === 'production' && !loopback && !env.DEMO_PUBLIC) {
    problems.push('DEMO=1 lets anyone sign in as anyone, so it is refused on a public APP_URL: set DEMO_PUBLIC=1 if this really is a public demonstration, or DEMO=0.')
  }
  return problems
}

const isThisMachine = ({ hostname }: URL): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)

const serviceProblems = (env: Env): string[] => {
  const problems: string[] = []
  if (!env.DATABASE_URL && !env.EMBEDDED_DB) problems.push('DATABASE_URL is missing: set it to a PostgreSQL 18 database, or set EMBEDDED_DB=1 to use the embedded one.')
  if (!env.SMTP_URL && !env.DEMO && env.NODE_ENV === 'production') problems.push('SMTP_URL is missing: the portal cannot send mail without it (smtp://user:password@host:587).')
  const together = (names: ('OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET' | 'S3_ENDPOINT' | 'S3_BUCKET' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY')[], wanted: boolean, why: string) => {
    const missing = names.filter((name) => env[name] === undefined)
    if (wanted && missing.length > 0) problems.push(`${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing: ${why}.`)
  }
  const oidc = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
  together([...oidc], oidc.some((name) => env[name] !== undefined), 'sign-in through OpenID Connect needs all three')
  together(['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'], env.FILES === 's3', 'FILES=s3 needs them')
  const store = env.FILES === 's3' && env.S3_ENDPOINT !== undefined ? new URL(env.S3_ENDPOINT) : null
  if (store?.protocol === 'http:' && !env.DEMO && !isThisMachine(store)) problems.push('S3_ENDPOINT must begin with https://, except on this machine itself: attachments would cross the network in clear.')
  return problems
}

const toSettings = (env: Env): Settings => ({
  production: env.NODE_ENV === 'production',
  demo: env.DEMO,
  appUrl: new URL(env.APP_URL ?? `http://127.0.0.1:${env.PORT}`).origin,
  port: env.PORT,
  databaseUrl: env.DATABASE_URL ?? '',
  databaseUrlOwner: env.DATABASE_URL_OWNER ?? env.DATABASE_URL ?? '',
  embeddedDb: env.EMBEDDED_DB,
  dataDir: env.DATA_DIR,
  nextauthSecret: env.NEXTAUTH_SECRET ?? '',
  receiptSigningKey: env.RECEIPT_SIGNING_KEY ?? '',
  serverActionsKey: env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? '',
  smtpUrl: env.SMTP_URL ?? '',
  mailFrom: env.MAIL_FROM,
  oidc: env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET ? { issuer: env.OIDC_ISSUER, clientId: env.OIDC_CLIENT_ID, clientSecret: env.OIDC_CLIENT_SECRET } : null,
  files: filesOf(env),
  clamdAddr: env.CLAMD_ADDR ?? null,
  migrateOnStart: env.MIGRATE_ON_START,
  metricsToken: env.METRICS_TOKEN ?? null,
  logLevel: env.LOG_LEVEL,
  trustedProxy: env.TRUSTED_PROXY,
})

const filesOf = (env: Pick<Env, 'FILES' | 'S3_ENDPOINT' | 'S3_REGION' | 'S3_BUCKET' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY'>): Settings['files'] =>
  env.FILES === 's3'
    ? { kind: 's3', endpoint: env.S3_ENDPOINT ?? '', region: env.S3_REGION, bucket: env.S3_BUCKET ?? '', accessKeyId: env.S3_ACCESS_KEY_ID ?? '', secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? '' }
    : { kind: 'disk' }
