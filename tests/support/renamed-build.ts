import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a build keeps for the next one, and never serves. */
const unserved = /(^|\/)(cache|types|diagnostics|trace|trace-build|turbopack)$/
const texts = /\.(js|json|html|rsc|css|body|meta)$|BUILD_ID$/

/**
 * The same program under the names that another build would give it: its own build id, other ids of the server actions, other addresses of every
 * script and style. What a page of the old build still asks for is gone, as after an upgrade; without the minute that a second build takes.
 */
export const renamedBuild = (distDir: string): string => {
  const renamed = `${distDir}-renamed`
  rmSync(renamed, { recursive: true, force: true })
  cpSync(distDir, renamed, { recursive: true, verbatimSymlinks: true, filter: (source) => !unserved.test(source) })
  const buildId = readFileSync(join(distDir, 'BUILD_ID'), 'utf8')
  const actions: { node: Record<string, unknown> } = JSON.parse(readFileSync(join(distDir, 'server/server-reference-manifest.json'), 'utf8'))
  const names = [...[buildId, ...Object.keys(actions.node)].map((name) => [name, another(name)] as const), ...['chunks', 'media'].map((folder) => [`static/${folder}/`, `static/${folder}-renamed/`] as const)]
  for (const file of filesIn(renamed).filter((path) => texts.test(path))) {
    const text = readFileSync(file, 'utf8')
    const changed = names.reduce((so, [name, by]) => so.replaceAll(name, by), text)
    if (changed !== text) writeFileSync(file, changed)
  }
  for (const folder of ['chunks', 'media']) renameSync(join(renamed, 'static', folder), join(renamed, 'static', `${folder}-renamed`))
  renameSync(join(renamed, 'static', buildId), join(renamed, 'static', another(buildId)))
  return renamed
}

/** A name of the same length. The first two signs of an action's id say what it takes. */
const another = (name: string): string => name.slice(0, 2) + name.slice(2).split('').toReversed().join('')

const filesIn = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
