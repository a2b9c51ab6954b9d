/**
 * The one service worker of the portal. It answers one address, the count screen of a dossier, and that only when the network does not within four
 * seconds; what it answers with is the empty shell, fetched without cookies, and the files of the build that the shell names. Never a page or an
 * answer of somebody who is signed in. Its scope is that one address, so no other page passes through it.
 */
export const workerSource = `'use strict'
const CACHE = 'tellen'
const SHELL = '/tellen'
const PATIENCE = 4000

const assetsOf = (html) => [...new Set([...html.matchAll(/static\\/(?:chunks|css|media)\\/[\\w./~-]+\\.(?:js|css|woff2)/g)].map(([path]) => '/_next/' + path))]

const refresh = async () => {
  const shell = await fetch(SHELL, { credentials: 'omit', cache: 'no-store' })
  if (!shell.ok || shell.redirected) return
  const assets = assetsOf(await shell.clone().text())
  const cache = await caches.open(CACHE)
  for (const path of assets) {
    if (await cache.match(path)) continue
    const asset = await fetch(path, { credentials: 'omit' })
    if (asset.ok) await cache.put(path, asset)
  }
  await cache.put(SHELL, shell)
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url)
    if (pathname !== SHELL && !assets.includes(pathname)) await cache.delete(url)
  }
}

const inTime = (request) => Promise.race([fetch(request), new Promise((_, reject) => setTimeout(reject, PATIENCE))])
const kept = async (path) => (await (await caches.open(CACHE)).match(path)) ?? Response.error()

self.addEventListener('install', (event) => event.waitUntil(refresh().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) => { if (event.data === 'ververs') event.waitUntil(refresh().catch(() => undefined)) })
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') { if (/^\\/dossiers\\/[\\w-]+\\/tellen$/.test(pathname)) event.respondWith(inTime(request).catch(() => kept(SHELL))) }
  else if (pathname.startsWith('/_next/static/')) event.respondWith(inTime(request).catch(() => kept(pathname)))
})
`
