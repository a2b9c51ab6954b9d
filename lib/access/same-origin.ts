/**
 * Our own check against cross-site requests (the framework accepts an absent Origin and believes X-Forwarded-Host): an unsafe request must say
 * Sec-Fetch-Site: same-origin or, from a browser that does not send it, carry the canonical Origin.
 */
export const isSameOrigin = (headers: Pick<Headers, 'get'>, settings: { appUrl: string; demo: boolean } = fromEnvironment()): boolean => {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('origin')
  return origin !== null && canonicalOrigins(settings).includes(origin)
}

/** The demo answers to localhost as well as to 127.0.0.1. */
const canonicalOrigins = ({ appUrl, demo }: { appUrl: string; demo: boolean }): string[] => {
  const { origin } = new URL(appUrl)
  return demo ? [origin, origin.replace('//127.0.0.1', '//localhost')] : [origin]
}

const fromEnvironment = () => ({
  appUrl: process.env['APP_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`,
  demo: process.env['DEMO'] === '1',
})
