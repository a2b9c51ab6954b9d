import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { askProposal } from './ask-proposal'
import { assignmentProblem } from './assignment-problem'
import { proposing } from './assignment-schema'
import { readAssignmentCsv } from './read-assignment-csv'

/** A thousand lines of a number and an address, with all the columns of the download. */
const LONGEST = 500_000

export const importing = proposing.extend({ pasted: z.string().max(LONGEST, `Plak ten hoogste ${LONGEST.toLocaleString('nl-BE')} tekens in één keer.`) })
export type Importing = z.output<typeof importing>

/** Names a text, however the browser sends its line breaks: what is taken over is what was looked at. */
export const nameOfText = (pasted: string): string => createHash('sha256').update(pasted.replaceAll(/\r\n?/g, '\n').trim()).digest('hex')

/** How the text is read, line by line; nothing happens. */
export const previewImport = (actor: Actor, { code, pasted }: Importing): Promise<ReturnType<typeof readAssignmentCsv>> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'assignment.propose', {}, 'assignment.read')
    const call = await tx.call.findUnique({ where: { code }, select: { id: true, reviewersPerApplication: true } })
    if (!call) throw new Refusal('not-found', 'Deze oproep bestaat niet.')
    return readAssignmentCsv(await assignmentProblem(tx, actor, call), pasted)
  })

/** The pairs of the text are pinned and the rest is proposed around them: all lines, or none while one of them is wrong. Null: the worker computes it. */
export const importAssignment = async (actor: Actor, input: Importing): Promise<{ pinned: number; feasible: boolean | null }> => {
  const { lines, problem } = await previewImport(actor, input)
  const wrong = [...(problem === '' ? [] : [problem]), ...lines.filter((line) => line.problem !== '').map((line) => `Regel ${line.line}: ${line.problem}`)]
  if (wrong.length > 0) throw new Refusal('invalid', wrong.map((message) => ({ field: 'pasted', message })))
  const changes = lines.flatMap(({ pair }) => (pair && !pair.stands ? [{ applicationId: pair.applicationId, reviewerId: pair.reviewerId, what: 'PIN' as const }] : []))
  const { feasible } = await askProposal(actor, { code: input.code, changes })
  return { pinned: changes.length, feasible }
}
