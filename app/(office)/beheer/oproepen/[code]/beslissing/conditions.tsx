import type { Condition } from '@/lib/decisions/schema'

/** What the grant hangs on, for who decides. */
export function Conditions({ conditions }: { conditions: readonly Condition[] }) {
  if (conditions.length === 0) return null
  return <ul>{conditions.map(({ text, dueInDays }) => <li key={text}>{text} (binnen {dueInDays} dagen na de bekendmaking)</li>)}</ul>
}
