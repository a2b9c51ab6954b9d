'use client'

import { clockWithDay } from '@/app/_ui/clock'
import { StatusWord } from '@/app/_ui/status-word'
import type { SaveLineState } from './use-autosave'

type SaveLineProps = { line: SaveLineState; savedAt: string | undefined }

/** Where what was typed is, always in the same place: words with a time, never a spinner alone. */
export function SaveLine({ line, savedAt }: SaveLineProps) {
  return (
    <div className="form__save" role="status">
      <SaveWords line={line} savedAt={savedAt} />
    </div>
  )
}

function SaveWords({ line, savedAt }: SaveLineProps) {
  switch (line.status) {
    case 'untouched':
      return savedAt ? <Saved at={savedAt} /> : null
    case 'saved':
      return <Saved at={line.savedAt} />
    case 'saving':
      return 'Bewaren…'
    case 'offline':
      return <strong>Geen verbinding. Uw tekst staat nog op deze pagina en wordt bewaard zodra het kan.</strong>
    case 'failed':
      return <strong className="late">Bewaren lukt nu niet. Uw tekst staat nog op deze pagina. We proberen het opnieuw.</strong>
    case 'refused':
      return <strong className="late">Nog niet bewaard. {line.message}</strong>
    case 'signed-out':
      return (
        <strong>
          U bent niet meer aangemeld. Uw tekst staat nog op deze pagina.{' '}
          <a href="/aanmelden" target="_blank">
            Meld u aan in een nieuw tabblad
          </a>{' '}
          en typ daarna verder.
        </strong>
      )
    case 'stale':
      return (
        <strong>
          {line.by ?? 'Een collega'} wijzigde dit ook. Uw tekst staat nog op deze pagina.{' '}
          {line.mergeHref ? (
            <a href={line.mergeHref}>Voeg samen</a>
          ) : (
            // drawn only after a save, so always in a browser
            <a href={location.pathname} target="_blank">
              Open de nieuwste versie in een nieuw tabblad
            </a>
          )}
        </strong>
      )
  }
}

function Saved({ at }: { at: string }) {
  return <StatusWord tone="done">Alles bewaard {clockWithDay(at)}</StatusWord>
}
