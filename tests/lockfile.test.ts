import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Locked = { version?: string; resolved?: string; integrity?: string; hasInstallScript?: boolean }

const { packages }: { packages: Record<string, Locked> } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const installed = Object.entries(packages).filter(([path]) => path !== '')

/** Below these versions an advisory is open. */
const least: Record<string, string> = { next: '16.3.3', 'next-auth': '4.24.15', nodemailer: '10.0.9', prisma: '7.10.0', '@prisma/client': '7.10.0', '@prisma/adapter-pg': '7.10.0', pg: '8.16.3', react: '19.3.0', 'react-dom': '19.3.0' }

test('every package is held by its hash and none by the address of a registry', () => {
  expect(installed.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([])
  expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([])
})

test('no copy of a package with a known hole is installed', () => {
  const old = installed.filter(([path, { version = '0' }]) => {
    const wanted = least[path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)]
    return wanted !== undefined && isOlder(version, wanted)
  })
  expect(old.map(([path, { version }]) => `${path} ${version}`)).toEqual([])
})

const isOlder = (version: string, wanted: string): boolean => {
  const [have, want] = [version, wanted].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)))
  const first = [0, 1, 2].find((place) => have?.[place] !== want?.[place])
  return first !== undefined && (have?.[first] ?? 0) < (want?.[first] ?? 0)
}
