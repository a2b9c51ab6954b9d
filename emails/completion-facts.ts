import { facts, type Block } from '@/emails/layout'
import type { AboutFile } from '@/emails/message'
import { formatTerm } from '@/emails/times'

/** What is asked and until when, as the file says it now. */
export const completionFacts = ({ file }: AboutFile): Block[] => [
  facts(['Oproep', file.call], ['Organisatie', file.organisation], ...(file.completion ? ([['U kunt aanvullen', formatTerm(file.completion.dueAt)]] as const) : [])),
  ...(file.completion ? [facts(...file.completion.points.map((text, index) => [`Punt ${index + 1}`, text] as const))] : []),
]
