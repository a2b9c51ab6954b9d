import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import packed from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

/**
 * A browser on a machine that has nothing but Node: the one of CHROME_PATH, else the system's, else the one packed inside npm,
 * which brings its own libraries when it believes it runs on Amazon's.
 */
export const openBrowser = async (): Promise<Browser> => {
  const installed = [process.env['CHROME_PATH'] ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'].find((file) => file !== '' && existsSync(file))
  const alone = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  if (installed) return chromium.launch({ executablePath: installed, args: alone })
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x'
  return chromium.launch({
    executablePath: await packed.executablePath(),
    // One process for all pages would end with the first page that closes; and the guards of the web are what tests rely on.
    args: [...packed.args.filter((arg) => arg !== '--single-process' && arg !== '--disable-web-security'), ...alone],
    env: { ...process.env, LD_LIBRARY_PATH: path.join(tmpdir(), 'al2023/lib') },
  })
}
