import { StatusWord } from '@/app/_ui/status-word'
import type { Tone } from '@/app/_ui/tone'
import { outboxWords, type OutboxState } from '@/lib/mail/words'

const tones: Record<OutboxState, Tone> = { QUEUED: 'waiting', SENT: 'done', FAILED: 'refused' }

export function MailState({ state }: { state: OutboxState }) {
  return <StatusWord tone={tones[state]}>{outboxWords[state]}</StatusWord>
}
