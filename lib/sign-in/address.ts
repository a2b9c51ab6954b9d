const LOCAL = /^[a-z0-9](?:[a-z0-9+_-]|\.(?!\.)){0,62}[a-z0-9_-]$|^[a-z0-9]$/
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/

/**
 * The one form of an e-mail address: what is compared, stored and given to SMTP is the same string. NFKC comes first, so that a
 * full-width ＠ cannot hide a second address; then a narrow ASCII grammar, without quotes, comments, % and ! (GHSA-7rqj-j65f-68wh).
 */
export const parseAddress = (text: string): string | null => {
  if (text.length > 254) return null
  const address = text.normalize('NFKC').trim().toLowerCase()
  const [local = '', domain = '', ...more] = address.split('@')
  return more.length === 0 && address.length <= 254 && LOCAL.test(local) && DOMAIN.test(domain) ? address : null
}
