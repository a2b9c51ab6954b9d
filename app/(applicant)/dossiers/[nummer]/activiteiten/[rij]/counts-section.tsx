import { Section } from '@/app/_ui/section'
import { SummaryList } from '@/app/_ui/summary-list'
import { Warning } from '@/app/_ui/warning'
import { countGroups, countWarnings } from '@/lib/activity-log/activity-counts'
import { activityPath } from '../session-words'
import type { ReadActivity } from './read-activity'

/** The children of the whole activity, each once: the log of sessions cannot know that. */
export function CountsSection({ read: { page, activity }, mayCount }: { read: ReadActivity; mayCount: boolean }) {
  const { counts } = activity
  const here = activityPath(page.grant.number, activity.rowId)
  const known = countGroups.flatMap(({ name, title, fields }) => {
    const words = fields.flatMap(({ key, label }) => { const count = (counts[name] as Record<string, number | undefined> | undefined)?.[key]; return count === undefined ? [] : [`${label.toLowerCase()} ${count}`] })
    return words.length === 0 ? [] : [{ term: title, value: words.join(', ') }]
  })
  const places = counts.residence === undefined ? [] : [{ term: 'Woongemeenten', value: `${counts.residence.length} gemeenten, ${counts.residenceOutsideFlanders ?? 0} buiten Vlaanderen, ${counts.residenceUnknown ?? 0} onbekend` }]
  return (
    <Section title="Deelnemers van de hele activiteit" intro="Elk kind één keer, ook als het elke sessie kwam. Alleen aantallen: nooit namen, adressen of postcodes van kinderen." ruled>
      {countWarnings(counts).map((warning) => <Warning key={warning}>{warning}</Warning>)}
      {counts.participants === undefined && known.length === 0 && places.length === 0
        ? <p className="muted">Nog niet ingevuld. Dat kan na de laatste sessie, uw verslag neemt het over.</p>
        : <SummaryList rows={[...(counts.participants === undefined ? [] : [{ term: 'Deelnemers', value: String(counts.participants) }]), ...known, ...places]} />}
      {mayCount && <p><a href={`${here}/deelnemers`}>{counts.participants === undefined ? 'Vul de deelnemers in' : 'Wijzig de deelnemers'}</a></p>}
    </Section>
  )
}
