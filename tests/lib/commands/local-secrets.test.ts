import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { localSecrets } from '@/lib/commands/local-secrets'
import { parseSettings } from '@/lib/env'

test('the secrets of a demo are made once, for the owner only, and are strong', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'secrets-'))
  const secrets = localSecrets(dataDir)
  expect(localSecrets(dataDir)).toEqual(secrets)
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
  const parsed = parseSettings({ ...secrets, NODE_ENV: 'production', APP_URL: 'https://stem.example', SMTP_URL: 'smtp://mail.example', EMBEDDED_DB: '1' })
  expect(parsed.ok).toBe(true)
  rmSync(dataDir, { recursive: true })
})
