'use client'

import { Actions, Button } from '@/app/_ui/button'
import { PageHeading } from '@/app/_ui/page-heading'
import { Wordmark } from '@/app/_frame/wordmark'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

/** A bug, not a refusal; or a page that lost its turn or the database half drawn (BUSY_DIGEST, AWAY_DIGEST). What was saved is still there; the number finds the log line. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const busy = unavailable[error.digest ?? '']
  return (
    <div className="area">
      <title>{`${busy?.title ?? 'Er ging iets mis'} - STEM-loket`}</title>
      <header className="header">
        <div className="header__inner">
          <Wordmark demo={false} />
        </div>
      </header>
      <main id="inhoud" tabIndex={-1}>
        <PageHeading
          title={busy?.heading ?? 'Er ging iets mis bij ons'}
          lead={`Wat u bewaarde of indiende, is er nog. ${busy ? 'Wacht een halve minuut en probeer het dan' : 'Probeer het'} opnieuw. Lukt het weer niet, bel dan team STEM op 0800 00 000 (voorbeeldnummer).`}
        />
        {error.digest && !busy && <p className="muted small">Vermeld dit nummer: {error.digest}</p>}
        <Actions>
          <Button type="button" onClick={reset}>
            Probeer opnieuw
          </Button>
          <a href="/">Naar de startpagina</a>
        </Actions>
      </main>
    </div>
  )
}

const unavailable: Record<string, { title: string; heading: string }> = {
  druk: { title: 'Even druk', heading: 'Het is nu erg druk op het loket' },
  'even weg': { title: 'Even niet bereikbaar', heading: 'Het loket is even niet bereikbaar' },
}
