import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type KeptMail = { to: string; subject: string; text: string; html: string; at: string }

/** The mailbox of a demo: a file for each mail the loopback mail server received. */
const folderOf = (dataDir: string): string => join(dataDir, 'postvak')

/** Named by time, so that a listing is in order; written aside first, so that a reader never sees half a mail. */
export const keepMail = async (dataDir: string, mail: KeptMail): Promise<void> => {
  const folder = folderOf(dataDir)
  await mkdir(folder, { recursive: true })
  const name = `${mail.at.replaceAll(/[:.]/g, '-')}-${randomBytes(4).toString('hex')}`
  const draft = join(folder, `${name}.draft`)
  await writeFile(draft, JSON.stringify(mail))
  await rename(draft, join(folder, `${name}.json`))
}

/** Newest first. */
export const readMailbox = async (dataDir: string): Promise<KeptMail[]> => {
  const names = (await readdir(folderOf(dataDir)).catch(() => [])).filter((name) => name.endsWith('.json'))
  return Promise.all(
    names
      .sort()
      .toReversed()
      .map(async (name): Promise<KeptMail> => JSON.parse(await readFile(join(folderOf(dataDir), name), 'utf8'))),
  )
}
