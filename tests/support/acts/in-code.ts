import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const apart = ['lib/story', 'lib/commands', 'lib/access', 'lib/audit']

/** Every act of the portal by what the code says: an exported function that opens a transaction, itself or through a function beside it, in a file that records an event or mails. */
export const actsInCode = (): string[] => filesOf('lib').filter((file) => !apart.some((folder) => file.startsWith(folder))).flatMap((file) => actsOf(readFileSync(file, 'utf8'))).toSorted()

/** In its own words, or through what writes for several. */
const WRITES = /recordEvent\(|enqueueEmail\(|tell\w*\(|closeFiles\(|savePage\(|\.(create|update|upsert|delete)(Many|ManyAndReturn)?\(|\bupdate \w+ set\b|insert into/

const filesOf = (folder: string): string[] => readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.ts')).map((entry) => join(entry.parentPath, entry.name))

const actsOf = (text: string): string[] => {
  if (!WRITES.test(text)) return []
  const functions = new Map(text.split(/^(?=export |const |async |function )/m).flatMap((part) => {
    const name = /^(?:export )?(?:const|(?:async )?function) (\w+)/.exec(part)?.[1]
    return name === undefined ? [] : [[name, part] as const]
  }))
  const opens = (name: string, seen = new Set<string>()): boolean => {
    const part = functions.get(name) ?? ''
    if (/asActor\(|alone\.\$/.test(part)) return true
    return [...functions.keys()].some((other) => other !== name && !seen.has(other) && new RegExp(`\\b${other}\\(`).test(part) && opens(other, new Set([...seen, name])))
  }
  return [...functions].filter(([name, part]) => /^export const \w+ = (async )?\(/.test(part) && !/^[^=]*= (async )?\(tx\b/.test(part) && opens(name)).map(([name]) => name)
}
