import { clockWithDay } from './clock'
import { StatusWord } from './status-word'

/** Where a page saves nothing itself: when the draft was last kept. */
export function SaveState({ savedAt }: { savedAt: Date | string }) {
  return (
    <p>
      <StatusWord tone="done">Alles bewaard {clockWithDay(savedAt)}</StatusWord>
    </p>
  )
}
