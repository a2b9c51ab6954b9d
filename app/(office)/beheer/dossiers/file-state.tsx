import { StatusWord } from '@/app/_ui/status-word'
import { officeStatus } from '@/lib/applications/office-words'
import { grantTones, grantWords } from '@/lib/grants/words'
import type { ApplicationStatus, GrantStatus } from '@/prisma/generated/enums'

/** Where a file stands for the office; of what was granted, what became of it. */
export function FileState({ status, reopened, grant }: { status: ApplicationStatus; reopened: boolean; grant: { status: GrantStatus } | null }) {
  if (!grant) return <StatusWord tone={reopened ? 'waiting' : officeStatus[status].tone}>{officeStatus[status].word}{reopened ? ', heropend' : ''}</StatusWord>
  return <StatusWord tone={grantTones[grant.status]}>{grant.status === 'AWARDED' ? grantWords.AWARDED : `toegekend, ${grantWords[grant.status]}`}</StatusWord>
}
