import { StatusWord } from '@/app/_ui/status-word'
import type { AdviceLine } from '@/lib/advice/queries'
import { outcomeWords } from '@/lib/advice/schema'

/** Where a question stands, in words: what was advised, once it was. */
export function AdviceStatus({ line: { status, withdrawn, outcome } }: { line: Pick<AdviceLine, 'status' | 'withdrawn' | 'outcome'> }) {
  if (withdrawn) return <StatusWord tone="neutral">ingetrokken</StatusWord>
  if (status === 'EXPIRED') return <StatusWord tone="neutral">verlopen, zonder advies</StatusWord>
  if (status === 'GIVEN') return <StatusWord tone={outcome === 'UNFAVOURABLE' ? 'refused' : 'done'}>{outcome ? outcomeWords[outcome] : 'gegeven'}</StatusWord>
  return <StatusWord tone="waiting">wacht op advies</StatusWord>
}
