import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type LocalSecrets = { NEXTAUTH_SECRET: string; RECEIPT_SIGNING_KEY: string; NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: string }

/** Secrets for a demo or a developer's machine, made once, so that sessions and receipts survive a restart. */
export const localSecrets = (dataDir: string): LocalSecrets => {
  const file = join(dataDir, 'secrets.json')
  mkdirSync(dataDir, { recursive: true })
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(fresh(), null, 2)}\n`, { mode: 0o600 })
  const secrets: LocalSecrets = JSON.parse(readFileSync(file, 'utf8'))
  return secrets
}

const fresh = (): LocalSecrets => ({
  NEXTAUTH_SECRET: randomBytes(48).toString('base64url'),
  RECEIPT_SIGNING_KEY: randomBytes(32).toString('base64'),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
})
