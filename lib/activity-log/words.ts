import type { ActivityStatus } from '@/prisma/generated/enums'

export const dayParts = ['AM', 'PM', 'EVE'] as const
export type DayPart = (typeof dayParts)[number]

export const dayPartWords: Record<DayPart, string> = { AM: 'voormiddag', PM: 'namiddag', EVE: 'avond' }

export const isDayPart = (text: string | null): text is DayPart => dayParts.some((part) => part === text)

type Worded = { word: string; tone: 'neutral' | 'busy' | 'waiting' | 'done' | 'refused' | 'yours' }

export const activityWords: Record<ActivityStatus, Worded> = {
  PLANNED: { word: 'gepland', tone: 'neutral' },
  CONFIRMED: { word: 'bevestigd', tone: 'waiting' },
  HELD: { word: 'gestart', tone: 'busy' },
  CANCELLED: { word: 'geschrapt', tone: 'refused' },
  REPORTED: { word: 'in het verslag', tone: 'waiting' },
  ACCEPTED: { word: 'aanvaard', tone: 'done' },
}
