import { StatusWord } from '@/app/_ui/status-word'
import type { UploadState } from './use-upload'

type UploadLineProps = { state: UploadState & { name: string; size: number } }

/** Where the file is. Every percent is shown, and every tenth is read out. */
export function UploadLine({ state }: UploadLineProps) {
  const { name, size } = state
  const underway = state.status === 'sending' || state.status === 'waiting' ? state : null
  const percent = underway === null ? 0 : Math.floor((100 * underway.sent) / Math.max(size, 1))
  return (
    <div className="upload">
      {underway !== null && (
        <>
          <p className="upload__words" aria-hidden="true"><bdi>{name}</bdi></p>
          <progress className="upload__bar" max={100} value={percent} aria-label={`Versturen van ${name}`} />
          <p className="upload__words" aria-hidden="true">{underway.status === 'waiting' ? <strong>{words('waiting', percent)}</strong> : words('sending', percent)}</p>
          <p className="upload__words muted">Blijf op deze pagina tot het bestand er is.</p>
        </>
      )}
      <p role="status" className={underway === null ? 'upload__words' : 'visually-hidden'}>
        {underway !== null && words(underway.status, Math.floor(percent / 10) * 10)}
        {state.status === 'added' && <StatusWord tone="done">Toegevoegd: <bdi>{name}</bdi></StatusWord>}
        {state.status === 'stopped' && <>Gestopt. <bdi>{name}</bdi> is niet toegevoegd.</>}
        {state.status === 'signed-out' && (
          <strong>
            U bent niet meer aangemeld. <a href={`/aanmelden?terug=${encodeURIComponent(location.pathname)}`}>Meld u opnieuw aan</a> en kies hetzelfde bestand. Dan gaan we verder waar het stopte.
          </strong>
        )}
      </p>
    </div>
  )
}

const words = (status: 'sending' | 'waiting', percent: number): string => {
  if (status === 'waiting') return 'De verbinding is weg. We gaan verder zodra het kan.'
  return percent === 100 ? 'Bijlage wordt nagekeken.' : `Bijlage wordt verstuurd: ${percent} %`
}
