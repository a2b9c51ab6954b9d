import type { Standing } from '@/lib/indicators/standing'
import type { Tone } from './tone'

export const standingTones: Record<Standing, Tone> = { reached: 'done', 'on-track': 'busy', behind: 'waiting', missed: 'refused', undecided: 'neutral', unknown: 'neutral' }
