/** The header in which proxy.ts says which page was asked: only where to return to, never a right. */
export const ASKED_PATH = 'x-stem-path'

/** Where one who is signed in signs in anew, and goes on from there. */
export const renewPath = (returnTo: string | null): string => `/aanmelden/vernieuwen?terug=${encodeURIComponent(ownPath(returnTo, ''))}`

/** Any origin will do: it is only there to see whether the path stays on it. */
const BASE = 'http://loket.invalid'

/** Where to go after signing in: a path of the portal itself, or the fallback. Never another site, whatever was asked. */
export const ownPath = (asked: string | null | undefined, fallback = '/'): string => {
  if (!asked || asked.length > 2_000 || !asked.startsWith('/') || asked.startsWith('//') || !/^[\x21-\x7e]+$/.test(asked) || asked.includes('\\')) return fallback
  if (!URL.canParse(asked, BASE)) return fallback
  const url = new URL(asked, BASE)
  const path = `${url.pathname}${url.search}`
  const leaves = url.origin !== BASE || path.startsWith('//') || /%(2f|5c|0[0-9a-f]|00)/i.test(url.pathname)
  return leaves ? fallback : path
}
