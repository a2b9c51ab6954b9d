import { Tag } from '@/app/_ui/tag'
import type { Tone } from '@/app/_ui/tone'
import { callStatusWords } from '@/lib/calls/words'
import type { CallStatus } from '@/prisma/generated/enums'

const tones: Record<CallStatus, Tone> = {
  DRAFT: 'neutral',
  ANNOUNCED: 'waiting',
  OPEN: 'busy',
  CLOSED: 'waiting',
  ASSESSMENT: 'busy',
  DECIDED: 'busy',
  EXECUTION: 'busy',
  COMPLETED: 'neutral',
  CANCELLED: 'refused',
}

export function CallStatusTag({ call }: { call: { status: CallStatus; testMode: boolean } }) {
  return (
    <>
      <Tag tone={tones[call.status]}>{callStatusWords[call.status]}</Tag>
      {call.testMode && <Tag>test</Tag>}
    </>
  )
}
