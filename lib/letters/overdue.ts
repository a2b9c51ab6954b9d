const HOUR = 3_600_000

/** A letter that went out is made within minutes; after an hour somebody has to look why not. */
export const isOverdue = ({ releasedAt, producedAt }: { releasedAt: Date | null; producedAt: Date | null }, now: Date): boolean =>
  releasedAt !== null && producedAt === null && now.getTime() - releasedAt.getTime() > HOUR
