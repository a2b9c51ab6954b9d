import type { Browser, Page } from 'playwright-core'
import { createViteServer } from 'vitest/node'
import { openBrowser } from '@/tests/support/chromium'

export type ClientPage = { browser: Browser; open: (search?: string) => Promise<Page>; close: () => Promise<void> }

/** Serves client components to a real browser without the portal around them: `entry` is a module that draws into the body. */
export const serveClient = async (entry: string): Promise<ClientPage> => {
  const server = await createViteServer({
    configFile: false,
    root: process.cwd(),
    appType: 'custom',
    logLevel: 'error',
    cacheDir: '.data/test/vite',
    server: { host: '127.0.0.1', port: 0, hmr: false, ws: false, watch: null },
    resolve: { alias: { '@': process.cwd() } },
    optimizeDeps: { noDiscovery: true, include: ['react', 'react-dom/client', 'react/jsx-dev-runtime'] },
  })
  server.middlewares.use('/leeg', (_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(`<!doctype html><html lang="nl-BE"><head><title>Pagina</title></head><body><script type="module" src="/${entry}"></script></body></html>`)
  })
  await server.listen()
  const browser = await openBrowser()
  const address = `${server.resolvedUrls?.local[0]}leeg`
  // The first page waits for every module to be read; the tests do not.
  const first = await browser.newPage()
  await first.goto(address, { timeout: 60_000 })
  await first.close()
  return {
    browser,
    open: async (search = '') => {
      const page = await (await browser.newContext()).newPage()
      page.setDefaultTimeout(5_000)
      page.on('pageerror', (error) => console.error(error.message))
      await page.goto(address + search)
      return page
    },
    close: async () => {
      await browser.close()
      await server.close()
    },
  }
}
