'use client'

import { useEffect, useRef } from 'react'
import { clockWithDay } from '@/app/_ui/clock'
import { problemLine } from '@/lib/refusal'
import { StatusWord } from '@/app/_ui/status-word'
import type { SaveLineState } from './use-autosave'

/** `unsaved`: the page came back from the server with what was typed, and nothing of it was kept: a row more or less without JavaScript. */
type SaveLineProps = { line: SaveLineState; savedAt: string | undefined; unsaved?: boolean | undefined }

/** Where what was typed is, always in the same place: words with a time, never a spinner alone. */
export function SaveLine({ line, savedAt, unsaved }: SaveLineProps) {
  const ref = useRef<HTMLDivElement>(null)
  const stuck = 'stuck' in line ? line.stuck : 0
  // The button stands a page lower: who pressed it sees here why it did nothing.
  useEffect(() => {
    if (stuck > 0) ref.current?.focus()
  }, [stuck])
  return (
    <div className="form__save" role="status" tabIndex={-1} ref={ref}>
      <SaveWords line={line} savedAt={savedAt} unsaved={unsaved} />
    </div>
  )
}

function SaveWords({ line, savedAt, unsaved }: SaveLineProps) {
  switch (line.status) {
    case 'untouched':
      if (unsaved) return <strong className="late">Nog niet bewaard. Klik onderaan op “Bewaar”.</strong>
      return savedAt ? <Saved at={savedAt} /> : null
    case 'saved':
      return (
        <>
          <Saved at={line.savedAt} />
          {line.removed && <strong> {line.removed.by} verwijderde deze activiteit intussen. Uw tekst is bewaard en staat hier. <a href={line.removed.href}>Kies of de activiteit blijft</a></strong>}
          {line.mergeHref && <strong> U moet nog kiezen tussen twee teksten van hetzelfde veld. <a href={line.mergeHref}>Voeg samen</a></strong>}
          {line.news && !line.removed && (
            <>
              {' '}
              Deze pagina is ook elders gewijzigd: door een collega, of door u in een ander venster. <a href={location.pathname}>Toon de nieuwste versie</a>
            </>
          )}
        </>
      )
    case 'saving':
      return 'Bewaren…'
    case 'offline':
      if (line.waiting > 0) return <strong>Offline: {waits(line.waiting)} op dit toestel. We bewaren ze zodra het kan.{again(line)}</strong>
      return <strong>Geen verbinding. Uw tekst staat nog op deze pagina en wordt bewaard zodra het kan.</strong>
    case 'failed':
      if (line.waiting > 0) return <strong className="late">Bewaren lukt nu niet: {waits(line.waiting)} op dit toestel. We proberen het opnieuw.{again(line)}</strong>
      return <strong className="late">Bewaren lukt nu niet. Uw tekst staat nog op deze pagina. We proberen het opnieuw.</strong>
    case 'refused':
      return <strong className="late">Nog niet bewaard. {line.problems?.[0] ? `${problemLine(line.problems[0])} De rest van deze pagina ${line.rest ? 'is bewaard' : 'wacht daarop'}.` : line.message}</strong>
    case 'signed-out':
      if (line.waiting > 0)
        return (
          <strong>
            U bent niet meer aangemeld: {waits(line.waiting)} op dit toestel.{' '}
            <a href={`/aanmelden?terug=${encodeURIComponent(location.pathname)}`}>Meld u opnieuw aan</a>, dan bewaren we ze.
          </strong>
        )
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
      if (line.here) return <strong>Niet alles bewaard: kies wat blijft staan.</strong>
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

const again = ({ stuck }: { stuck: number }): string => stuck > 0 ? ' U blijft op deze pagina. Klik straks opnieuw op de knop.' : ''

/** "3 wijzigingen wachten" */
export const waits = (count: number): string => count === 1 ? '1 wijziging wacht' : `${count} wijzigingen wachten`

function Saved({ at }: { at: string }) {
  return <StatusWord tone="done">Alles bewaard {clockWithDay(at)}</StatusWord>
}
