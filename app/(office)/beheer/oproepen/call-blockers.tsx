import { Blockers } from '@/app/_ui/blockers'
import { Empty } from '@/app/_ui/empty'
import { isLate, lateFirst, termWords } from '@/app/_ui/term'
import { callBlockers } from '@/lib/calls/blockers'
import type { CallProgress } from '@/lib/calls/progress'

/** What keeps this call from its next step, each with the page where one does something about it. */
export function CallBlockers({ progress, now }: { progress: CallProgress; now: Date }) {
  const { code } = progress.call
  const hrefs = { dossiers: `/beheer/dossiers?oproep=${code}`, rangschikking: `/beheer/oproepen/${code}/rangschikking`, beslissing: `/beheer/oproepen/${code}/beslissing` }
  const words = { dossiers: 'Bekijk de dossiers', rangschikking: 'Naar de rangschikking', beslissing: 'Naar de beslissing' }
  const rows = lateFirst(callBlockers(progress), now).map(({ step, dueAt, ...blocker }) => ({ ...blocker, ...(dueAt ? { term: termWords(dueAt, now), late: isLate(dueAt, now) } : {}), ...(step ? { action: { label: words[step], href: hrefs[step] } } : {}) }))
  if (rows.length === 0) return <Empty>Niets houdt deze oproep tegen.</Empty>
  return <Blockers label={`Wat oproep ${code} blokkeert`} blockers={rows} />
}
