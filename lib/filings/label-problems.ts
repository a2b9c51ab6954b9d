import type { Problem } from '@/lib/refusal'

/** Problems with the words of their field, so that a summary says which row and which field; not where the message says so itself. */
export const labelProblems = (problems: readonly Problem[], labelOf: (field: string) => string): Problem[] =>
  problems.map((problem) => {
    const label = labelOf(problem.field).replace(/: /, ', ').replace(/[:?, ]+$/, '')
    return label === '' || problem.message.toLowerCase().includes(label.toLowerCase()) ? problem : { ...problem, label }
  })
