import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

/** The five import rules of the house. Slices stand in the order in which a file and its money travel; the settlement comes after the report. */
const slices = ['reference', 'organisations', 'rubrics', 'indicators', 'calls', 'filings', 'applications', 'reviews', 'advice', 'decisions', 'grants', 'activity-log', 'reports', 'controls', 'payments', 'knowledge', 'finder', 'actors', 'monitor']

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))

const importsOf = (file: string): string[] => {
  const source = readFileSync(file, 'utf8')
  return [...source.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'"\n]*(?:\{[^}]*\})?[^'"\n]*from\s*['"]([^'"]+)['"]|(?:^|\n)import\s*['"]([^'"]+)['"]/g)].map((match) => resolve(file, match[1] ?? match[2] ?? ''))
}
const resolve = (file: string, specifier: string): string => (specifier.startsWith('.') ? `@/${path.relative('.', path.join(path.dirname(file), specifier))}` : specifier)

const sources = ['lib', 'app', 'pages', 'emails', 'proxy.ts', 'instrumentation.ts'].flatMap((root) => (root.endsWith('.ts') ? [root] : filesIn(root)))
const edges = sources.flatMap((file) => importsOf(file).map((target) => ({ file, target })))
const breaches = (wrong: (edge: { file: string; target: string }) => boolean): string[] => edges.filter(wrong).map(({ file, target }) => `${file} → ${target}`)
const sliceOf = (place: string): number => slices.indexOf(/^(?:@\/)?lib\/([^/]+)\//.exec(place)?.[1] ?? '')

describe('imports', () => {
  test('lib never imports app, and nothing imports the addresses of pages', () => {
    expect(breaches(({ file, target }) => (file.startsWith('lib/') && target.startsWith('@/app/')) || target.startsWith('@/pages/'))).toEqual([])
  })

  test('a slice imports only itself and earlier slices', () => {
    expect(breaches(({ file, target }) => sliceOf(file) >= 0 && sliceOf(target) > sliceOf(file))).toEqual([])
  })

  test('lib/access imports types and lifecycles only', () => {
    const allowed = /^@\/lib\/(access\/|lifecycle|refusal|[a-z]+\/lifecycle|db$)|^@\/prisma\/generated\/|^node:|^server-only$/
    expect(breaches(({ file, target }) => file.startsWith('lib/access/') && !allowed.test(target))).toEqual([])
  })

  test('only lib and the seeds speak to the database', () => {
    expect(breaches(({ file, target }) => !file.startsWith('lib/') && (target === 'pg' || target.startsWith('@prisma/client') || target.startsWith('@/prisma/generated/client')) && !isTypeOnly(file, target))).toEqual([])
  })

  test('only lib/mail speaks SMTP', () => {
    expect(breaches(({ file, target }) => target === 'nodemailer' && !file.startsWith('lib/mail/'))).toEqual([])
  })

  test('only lib/auth.ts imports next-auth', () => {
    expect(breaches(({ file, target }) => target.startsWith('next-auth') && file !== 'lib/auth.ts')).toEqual([])
  })

  test('no file is a barrel or hides what lives in it', () => {
    expect(sources.filter((file) => /(^|\/)(index\.tsx?|utils?|helpers?|common|misc)(\/|$|\.)/.test(file))).toEqual([])
  })
})

const isTypeOnly = (file: string, target: string): boolean =>
  [...readFileSync(file, 'utf8').matchAll(/(import type )?[^;\n]*from '([^']+)'/g)].filter((match) => match[2] === target).every((match) => match[0].startsWith('import type'))
