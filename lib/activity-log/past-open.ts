import type { PlannedSession } from './session-dates'
import type { LogBounds } from './session-rules'

/** Planned sessions until and with today that are not in the log: what there is to note. */
export const pastOpen = ({ open, bounds }: { open: readonly PlannedSession[]; bounds: LogBounds }): PlannedSession[] =>
  open.filter(({ day }) => day <= bounds.today && day >= bounds.firstDay && day <= bounds.lastDay)
