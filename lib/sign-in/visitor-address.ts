import { isIP } from 'node:net'

/**
 * The visitor's address as the outermost proxy of ours saw it: each of the `trusted` proxies adds one entry at the right of X-Forwarded-For,
 * everything left of those is the visitor's own word. Null without a proxy: then nothing vouches for it.
 */
export const visitorAddress = (forwardedFor: string | null, trusted: number): string | null => {
  if (trusted < 1 || forwardedFor === null) return null
  const address = forwardedFor.split(',').at(-trusted)?.trim() ?? ''
  return isIP(address) ? address : null
}
