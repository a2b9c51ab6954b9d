import 'server-only'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const keptMail = z.object({ to: z.string(), subject: z.string(), text: z.string(), html: z.string(), at: z.iso.datetime() })

export type KeptMail = z.infer<typeof keptMail>

/** What the mail server of the demo took in, newest first. Its files are named by time; no mail yet means no folder yet. */
export const readDemoMailbox = async (dataDir: string, most = Number.POSITIVE_INFINITY): Promise<KeptMail[]> => {
  const folder = join(dataDir, 'postvak')
  const names = (await readdir(folder).catch(ifAbsent)).filter((name) => name.endsWith('.json')).sort().toReversed()
  return Promise.all(names.slice(0, most).map(async (name) => keptMail.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))))
}

const ifAbsent = (thrown: unknown): string[] => {
  if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return []
  throw thrown
}
