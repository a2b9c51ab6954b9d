/** Text of users in a mail stays text: no markup, no header, no link. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')

/** For a header: control characters and line ends of any kind become a space. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/**
 * Mail programs turn anything that looks like an address into a link. A zero-width space after the dot, the colon or the at sign of such a
 * word takes that away, in both bodies. Numbers (1.500,00) stay as they are.
 */
export const unlinked = (text: string): string =>
  text.replace(/(?<=[^\s.])\.(?=\p{L})/gu, '.\u200b').replace(/:(?=\/)/g, ':\u200b').replace(/@(?=\S)/g, '@\u200b')
