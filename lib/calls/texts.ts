import { z } from 'zod'
import { text } from '@/lib/text'

/** What the public page of a call says, in Dutch: the column `texts`. */
export const callTexts = z.object({
  intro: text({ max: 600 }),
  goal: text({ max: 3000 }),
  who: text({ max: 3000 }),
  amount: text({ max: 3000 }),
  howTo: text({ max: 3000 }),
  afterwards: text({ max: 3000 }),
  selfCheck: z.array(z.object({ question: text({ min: 1, max: 300 }), help: text({ max: 600 }) })).max(8),
})

export type CallTexts = z.infer<typeof callTexts>

const empty: CallTexts = { intro: '', goal: '', who: '', amount: '', howTo: '', afterwards: '', selfCheck: [] }

/** The column as it may be in an old row: what is missing is empty. */
export const textsOf = (column: unknown): CallTexts => callTexts.parse({ ...empty, ...(typeof column === 'object' ? column : null) })
