import { Tabs } from '@/app/_ui/tabs'

type Part = 'activiteiten' | 'kalender' | 'tellen'

/** The three faces of the log. */
export function LogTabs({ number, current }: { number: string; current: Part }) {
  const tabs: { part: Part; label: string; href: string }[] = [
    { part: 'activiteiten', label: 'Activiteiten', href: `/dossiers/${number}/activiteiten` },
    { part: 'kalender', label: 'Kalender', href: `/dossiers/${number}/activiteiten/kalender` },
    { part: 'tellen', label: 'Tellen op uw telefoon', href: `/dossiers/${number}/tellen` },
  ]
  return <Tabs label="Delen van het logboek" tabs={tabs.map(({ part, ...tab }) => ({ ...tab, current: part === current }))} />
}
