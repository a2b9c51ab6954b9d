import { statusOfProblem } from '@/lib/files/file-problems'
import type { Refusal } from '@/lib/refusal'

/** What HTTP says of a file that was refused. */
export const statusOfRefusal = ({ code, message }: Refusal): number => statusOf[code] ?? statusOfProblem(message)

const statusOf: Partial<Record<Refusal['code'], number>> = { 'not-found': 404, 'sign-in-required': 401, forbidden: 403, 'too-late': 409, 'changed-meanwhile': 409, conflict: 409, 'rate-limited': 429, busy: 503 }
