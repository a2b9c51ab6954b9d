import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readlinkSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** The user who owns nothing. */
export const nobody = 65534

/** Whether every folder above a path lets all users through. */
export const isReachable = (path: string): boolean => {
  for (let at = resolve(path); ; at = dirname(at)) {
    const stat = statSync(at, { throwIfNoEntry: false })
    if (stat && at !== resolve(path) && (stat.mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** Where the files of a folder lie that nobody cannot reach: always the same place for the same folder. */
export const standInFor = (path: string): string => join('/var/tmp', `stem-loket-${createHash('sha256').update(path).digest('hex').slice(0, 16)}`, 'cluster')

export type Lead = 'nothing' | 'the stand-in' | 'a removed stand-in' | 'something else'

/** What stands at a path that may be a link to its stand-in. */
export const leadOf = (path: string): Lead => {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (!stat) return 'nothing'
  if (!stat.isSymbolicLink() || readlinkSync(path) !== standInFor(path)) return 'something else'
  return existsSync(path) ? 'the stand-in' : 'a removed stand-in'
}

/** Copies programs to where nobody can reach them. The name follows the version, so that an upgrade is copied again; a copy that broke off is never used. */
export const copyPrograms = (root: string): string => {
  const home = ownedByNobody(dirname(standInFor(root + readFileSync(join(root, 'package.json'), 'utf8'))))
  const copy = join(home, 'programs')
  if (existsSync(copy)) return copy
  const draft = join(home, `draft-${process.pid}`)
  cpSync(root, draft, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(draft, copy)
  } catch (thrown) {
    // Another start made its copy just now.
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(copy)) throw thrown
  }
  return copy
}

/** A folder in a place all users share: only taken when it is really ours. */
export const ownedByNobody = (path: string): string => {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const stat = lstatSync(path)
  if (!stat.isDirectory() || (stat.uid !== 0 && stat.uid !== nobody)) throw new Error(`${path} belongs to somebody else; remove it or choose another DATA_DIR.`)
  chownSync(path, nobody, nobody)
  return path
}
