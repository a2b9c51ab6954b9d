import type { LessonStatus, NeedStatus } from './lifecycle'

type Tone = 'neutral' | 'busy' | 'waiting' | 'done' | 'refused' | 'yours'

export const lessonWords: Record<LessonStatus, { word: string; tone: Tone }> = {
  PROPOSED: { word: 'voorgesteld', tone: 'waiting' },
  PUBLISHED: { word: 'gepubliceerd', tone: 'done' },
  REJECTED: { word: 'niet weerhouden', tone: 'neutral' },
  TAKEN_BACK: { word: 'teruggenomen', tone: 'neutral' },
}
export const needWords: Record<NeedStatus, { word: string; tone: Tone }> = {
  OPEN: { word: 'open', tone: 'waiting' },
  ANSWERED: { word: 'beantwoord', tone: 'done' },
  CLOSED: { word: 'afgesloten', tone: 'neutral' },
}

export const lessonStatusOf = (status: string): LessonStatus => (status === 'PUBLISHED' || status === 'REJECTED' || status === 'TAKEN_BACK' ? status : 'PROPOSED')
export const needStatusOf = (status: string): NeedStatus => (status === 'ANSWERED' || status === 'CLOSED' ? status : 'OPEN')
