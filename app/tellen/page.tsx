import type { Metadata } from 'next'
import { CountScreen } from '@/app/(applicant)/dossiers/[nummer]/tellen/count-screen'

export const metadata: Metadata = { title: 'Tellen', robots: { index: false } }

/** The empty shell of the count screen, the same for everybody: a browser keeps it and shows it at the address of the count screen when there is no network (docs/decisions/0050). */
export default function CountShell() {
  return (
    <main className="shell" id="inhoud">
      <h1>Tellen</h1>
      <p className="muted">Deze pagina opende zonder netwerk. Wat u telt, blijft op deze telefoon. Klaar? Kies “Bewaar”: de telling vertrekt zodra er weer netwerk is.</p>
      <noscript><p>Tellen vraagt JavaScript.</p></noscript>
      <CountScreen page={null} />
    </main>
  )
}
