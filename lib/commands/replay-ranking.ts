import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { localSecrets } from '@/lib/commands/local-secrets'
import { loadEnvFile, runCommand } from '@/lib/commands/run-command'
import { replayRanking, type KnownKeys, type Replay } from '@/lib/decisions/replay-ranking'
import { publicKeyOfSeed } from '@/lib/filings/signing-key'

const USAGE = 'Use: npm run replay-ranking FILE, with -- --keys FILE-OR-ADDRESS for the keys of a portal (/.well-known/stem-loket-keys.json).'

/** Recomputes a rangschikking.json, the official one or the public copy; a difference is one sentence and exit 1. */
const replay = async (args: string[]): Promise<void> => {
  loadEnvFile()
  const { values, positionals } = parseArgs({ args, options: { keys: { type: 'string' } }, allowPositionals: true })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new Error(USAGE)
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
  const replayed = replayRanking(readFileSync(file), values.keys === undefined ? localKeys() : await keysOf(values.keys))
  if (!replayed.ok) throw new Error(replayed.problem)
  console.log(inWords(replayed))
}

const inWords = ({ files, granted, signature }: Extract<Replay, { ok: true }>): string => {
  const same = `The rule gives the same bytes: ${files} files, ${granted} granted.`
  return signature === 'checked' ? `${same} The signature holds.` : `${same} The signature was not checked: its key is not known here. ${USAGE}`
}

/** The key of the portal that runs here, if one does: from the settings, or from the data folder of a demo. */
const localKeys = (): KnownKeys => {
  const dataDir = process.env['DATA_DIR'] ?? '.data'
  const seed = process.env['RECEIPT_SIGNING_KEY'] || (existsSync(join(dataDir, 'secrets.json')) ? localSecrets(dataDir).RECEIPT_SIGNING_KEY : '')
  return { keys: seed === '' ? [] : [publicKeyOfSeed(seed)], complete: false }
}

const keySet = z.object({ keys: z.array(z.object({ kty: z.string(), crv: z.string(), x: z.string(), kid: z.string(), use: z.string(), alg: z.string() })) })

const keysOf = async (from: string): Promise<KnownKeys> => {
  const text = /^https?:/.test(from) ? await (await fetch(from)).text() : readFileSync(from, 'utf8')
  const read = keySet.safeParse(JSON.parse(text))
  if (!read.success) throw new Error(`${from} is not a set of keys.`)
  return { keys: read.data.keys, complete: true }
}

await runCommand(import.meta.url, replay)
