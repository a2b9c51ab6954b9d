export type Answer = {
  /** Null: no page, so nothing in it runs. */
  nonce: string | null
  https: boolean
  /** The dev server evaluates code and writes styles into the page; production never does. */
  development: boolean
}

/** Where browsers tell what the policy stopped. */
export const CSP_REPORTS = '/api/csp'

/** On every response, also of files and errors (reliability T64, T65). Only what carries this response's nonce runs. */
export const securityHeaders = (answer: Answer): Record<string, string> => ({
  'Content-Security-Policy': contentSecurityPolicy(answer),
  'Reporting-Endpoints': `csp="${CSP_REPORTS}"`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  ...(answer.https ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
})

const contentSecurityPolicy = ({ nonce, https, development }: Answer): string =>
  [
    "default-src 'none'",
    ...(nonce === null ? [] : [
      `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
      `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      // The one of the count screen (docs/decisions/0050).
      "worker-src 'self'",
    ]),
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    `report-uri ${CSP_REPORTS}`,
    'report-to csp',
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
