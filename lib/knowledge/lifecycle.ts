import type { Lifecycle } from '@/lib/lifecycle'

export type LessonStatus = 'PROPOSED' | 'PUBLISHED' | 'REJECTED' | 'TAKEN_BACK'
export type NeedStatus = 'OPEN' | 'ANSWERED' | 'CLOSED'

/** A lesson that was taken back can be published again, once there is consent again. */
export const lessonLifecycle = {
  publish: { from: ['PROPOSED', 'TAKEN_BACK'], to: 'PUBLISHED', by: ['VLAIO_OFFICER'] },
  reject: { from: ['PROPOSED'], to: 'REJECTED', by: ['VLAIO_OFFICER'] },
  takeBack: { from: ['PUBLISHED'], to: 'TAKEN_BACK', by: ['VLAIO_OFFICER'] },
} as const satisfies Lifecycle<LessonStatus, string>
export type LessonVerb = keyof typeof lessonLifecycle

export const needLifecycle = {
  answer: { from: ['OPEN'], to: 'ANSWERED', by: ['VLAIO_OFFICER'] },
  close: { from: ['OPEN', 'ANSWERED'], to: 'CLOSED', by: ['VLAIO_OFFICER'] },
} as const satisfies Lifecycle<NeedStatus, string>
