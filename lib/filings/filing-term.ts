type Term = { call: { status: string; deadlineAt: Date | null }; extension?: { untilAt: Date; confirmedAt: Date | null } | null }

/** What the questions below ask of a request. */
export const termColumns = { call: { select: { status: true, deadlineAt: true } }, extension: { select: { untilAt: true, confirmedAt: true } } } as const

/** The later of the call's deadline and the request's own, once that is confirmed; exclusive. */
export const filingDeadline = ({ call, extension }: Term): Date | null =>
  extension?.confirmedAt && (call.deadlineAt === null || extension.untilAt > call.deadlineAt) ? extension.untilAt : call.deadlineAt

/** May this request be worked on and filed now? The database decides when it is filed. */
export const isFileableAt = (request: Term, now: Date): boolean => {
  const { call, extension } = request
  if (extension?.confirmedAt && now < extension.untilAt) return call.status === 'OPEN' || call.status === 'CLOSED' || call.status === 'ASSESSMENT'
  return call.status === 'OPEN' && call.deadlineAt !== null && now < call.deadlineAt
}
