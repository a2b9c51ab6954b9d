import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import packed from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

/**
 * A browser on a machine that has nothing but Node: the one of CHROME_PATH, else the system's, else the one packed inside npm,
 * which brings its own libraries when it believes it runs on Amazon's.
 */
export const openBrowser = async (): Promise<Browser> => {
  const alone = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  const found = installed()
  if (found) return chromium.launch({ executablePath: found, args: alone })
  return chromium.launch({
    executablePath: await unpackBrowser(),
    args: [...packed.args.filter((arg) => !notHere.some((name) => arg.startsWith(name))), '--disable-gpu', ...alone],
    env: { ...process.env, ...packedFonts(), LD_LIBRARY_PATH: path.join(folder(), 'al2023/lib') },
  })
}

/** One process for all pages would end with the first page that closes; the guards of the web are what tests rely on; and a graphics card made of software takes nine tenths of what the browser itself needs. */
const notHere = ['--single-process', '--disable-web-security', '--ignore-gpu-blocklist', '--in-process-gpu', '--use-gl', '--use-angle', '--enable-unsafe-swiftshader']

/** Unpacks the browser of npm where no other is found. Done once before the tests: two files that unpack at once would start a half-written program. */
export const unpackBrowser = async (): Promise<string> => {
  const found = installed()
  if (found) return found
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x'
  const { TMPDIR } = process.env
  mkdirSync(folder(), { recursive: true, mode: 0o700 })
  process.env['TMPDIR'] = folder()
  try {
    return await packed.executablePath()
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = TMPDIR
  }
}

/** Of this user alone: what another one unpacked cannot be started, and should not be trusted. The package itself knows only the temporary folder. */
const folder = (): string => path.join(tmpdir(), `stem-loket-browser-${userInfo().uid}`)

/** The package says where its fonts lie only if it was loaded on Amazon's. Without any font the browser ends at the first sign it cannot draw. */
const packedFonts = (): { FONTCONFIG_PATH?: string } => (existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: path.join(folder(), 'fonts') })

const installed = (): string | undefined => [process.env['CHROME_PATH'] ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'].find((file) => file !== '' && existsSync(file))
