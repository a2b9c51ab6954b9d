'use client'

import ErrorPage from './error'
import './globals.css'

/** When even the layout fails: the same words, in a page of their own. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="nl-BE">
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  )
}
