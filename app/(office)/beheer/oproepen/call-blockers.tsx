import { Blockers } from '@/app/_ui/blockers'
import { Empty } from '@/app/_ui/empty'
import { isLate, lateFirst, termWords } from '@/app/_ui/term'
import { callBlockers, type CallBlocker } from '@/lib/calls/blockers'
import type { CallProgress } from '@/lib/calls/progress'

/** What keeps this call from its next step, each with the page where one does something about it. */
export function CallBlockers({ progress, now }: { progress: CallProgress; now: Date }) {
  const { code } = progress.call
  const rows = heaviestFirst(progress, now).map(({ count, what, waitsFor, step, dueAt, late = 0 }) => ({
    count, what, waitsFor,
    ...(dueAt ? { term: `${late > 0 && late < count ? `${late} te laat, tot ${termWords(dueAt, now).replace(' te laat', '')}` : termWords(dueAt, now)}`, late: isLate(dueAt, now) } : {}),
    action: stepOf(code, step),
  }))
  if (rows.length === 0) return <Empty>Niets houdt deze oproep tegen.</Empty>
  return <Blockers label={`Wat oproep ${code} blokkeert`} blockers={rows} />
}

export const heaviestFirst = (progress: CallProgress, now: Date): CallBlocker[] => lateFirst(callBlockers(progress), now)

export const stepOf = (code: string, step: CallBlocker['step']): { label: string; href: string } =>
  ({
    dossiers: { label: 'Bekijk de dossiers', href: `/beheer/dossiers?oproep=${code}` },
    beoordelingen: { label: 'Naar de beoordelingen', href: `/beheer/oproepen/${code}/beoordelingen` },
    rangschikking: { label: 'Naar de rangschikking', href: `/beheer/oproepen/${code}/rangschikking` },
    beslissing: { label: 'Naar de beslissing', href: `/beheer/oproepen/${code}/beslissing` },
  })[step]
