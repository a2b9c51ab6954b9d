import { StatusWord } from '@/app/_ui/status-word'
import type { Finding } from '@/lib/applications/prechecks'

const findings = {
  ok: { tone: 'done', word: 'In orde' },
  attention: { tone: 'waiting', word: 'Kijk na' },
  fails: { tone: 'refused', word: 'Voldoet niet' },
} as const

export function FindingWord({ finding }: { finding: Finding }) {
  return <StatusWord tone={findings[finding].tone}>{findings[finding].word}</StatusWord>
}
