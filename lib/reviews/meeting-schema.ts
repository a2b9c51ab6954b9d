import { z } from 'zod'
import { text } from '@/lib/text'

const id = z.uuid()
/** Ticked boxes: none, one or more. */
const people = z.union([id, z.array(id)]).default([]).transform((ticked) => [ticked].flat())

export const opening = z.object({ callId: id, attendees: people })
export type Opening = z.output<typeof opening>

export const attendance = z.object({ meetingId: id, attendees: people })
export type Attendance = z.output<typeof attendance>

export const closing = z.object({ meetingId: id })

/** What the meeting says of a file without giving it scores: it was spoken of and stays as it is, or it is put off. */
export const itemNote = z.object({ applicationId: id, outcome: z.enum(['DISCUSSED', 'DEFERRED']), said: text({ min: 10, max: 2000 }) })
export type ItemNote = z.output<typeof itemNote>

export type ItemOutcome = 'AGREED' | 'DISCUSSED' | 'DEFERRED'
