import type { AgendaAround } from '@/lib/decisions/meeting-agenda'
import { AgendaKeys } from './agenda-keys'

/** Where this file stands on the agenda of the meeting, who is there for it, and one link or key to the next. */
export function AgendaStrip({ around: { code, item, number, of, before, after, present } }: { around: AgendaAround }) {
  return (
    <nav className="note" aria-label="Agenda van de vergadering">
      <p>
        <strong>Punt {number} van {of}</strong>{' '}
        {before && <a href={`/beoordelen/${before.applicationId}/overleg`} rel="prev" aria-keyshortcuts="p">Vorig punt</a>}{' '}
        {after && <a href={`/beoordelen/${after.applicationId}/overleg`} rel="next" aria-keyshortcuts="n">Volgend punt</a>}{' '}
        <a href={`/beheer/oproepen/${code}/overleg`}>Agenda</a>
      </p>
      <p className="small">Bij dit punt: {present.join(', ')}.{item.leave.length > 0 && <> <strong>Verlaat dit punt wegens een belang: {item.leave.join(', ')}.</strong></>}</p>
      {item.outcome === 'DEFERRED' && <p className="small">In deze vergadering uitgesteld: {item.note}</p>}
      <AgendaKeys />
    </nav>
  )
}
