import { z } from 'zod'
import { text } from '@/lib/text'
import { stepCodes } from './steps'

const section = { applicationId: z.uuid(), step: z.enum(stepCodes, 'Kies een onderdeel.') }

export const handOver = z.object({ ...section, holderId: z.uuid('Kies een collega.'), remark: text({ max: 1000 }).default('') })
/** The page has two forms with a section, so this one has a name of its own. */
export const sectionMark = z.object({ applicationId: z.uuid(), section: section.step, done: z.enum(['ja', 'nee']) })
  .transform(({ section: step, done, ...rest }) => ({ ...rest, step, done: done === 'ja' }))
export const draftReturn = z.object({ applicationId: z.uuid(), toUserId: z.uuid('Kies een collega.'), returnRemark: text({ min: 5, max: 2000 }) })
  .transform(({ returnRemark, ...rest }) => ({ ...rest, remark: returnRemark.trim() }))
export const returnDone = z.object({ applicationId: z.uuid() })
/** Where a browser says somebody works now. */
export const whereabouts = z.object(section)
