import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { asJson } from '@/lib/as-json'
import { recordEvent } from '@/lib/audit/record'
import type { Tx } from '@/lib/db'
import { Refusal, type Problem } from '@/lib/refusal'
import { answerAt, withAnswerAt } from './field-path'
import { isSame, type Tree } from './merge'
import { keptAt, type Paper } from './paper'
import { keptAnswer, seenAs } from './waiting-texts'

export const chosenTexts = z.array(z.object({
  field: z.string().min(1).max(300),
  /** what stood there when one chose */
  standing: z.string().transform(asJson).pipe(keptAnswer),
  /** one's own texts that one saw: only these may go */
  seen: z.string().max(20_000).transform((text) => text.split(' ')),
  /** THEIRS, or the id of one's own text; nothing = not chosen yet */
  keep: z.union([z.literal('THEIRS'), z.uuid()]).optional(),
})).max(500).default([])
export type ChosenTexts = z.infer<typeof chosenTexts>

/** Puts the chosen text of each field in what stands. A field that changed again since one looked, or for which one typed another text since, is asked again; the others wait until one chooses. */
export const chooseTexts = async <Draft>(tx: Tx, actor: Actor, paper: Paper<Draft>, texts: ChosenTexts): Promise<{ left: number }> => {
  const { subject, content, isOpen } = paper
  const own = { ...keptAt(subject), userId: actor.userId ?? '' }
  const kept = (await tx.keptText.findMany({ where: own })).filter(({ field }) => isOpen(field))
  const chosen = texts.filter(({ field, keep }) => keep !== undefined && kept.some(one => one.field === field))
  if (chosen.length === 0) throw new Refusal('invalid', texts.length === 0 ? 'Er is niets meer samen te voegen.' : texts.map((_, index): Problem => ({ field: `texts.${index}.keep`, message: 'Kies welke tekst u houdt.' })))
  const changedAgain = texts.flatMap(({ field, standing, seen, keep }, index): Problem[] => {
    const mine = kept.filter((one) => one.field === field)
    const asSeen = isSame(answerAt(content, field), standing) && mine.every((one) => seen.includes(seenAs(one))) && (keep === 'THEIRS' || mine.some(({ id }) => id === keep))
    return keep === undefined || mine.length === 0 || asSeen ? [] : [{ field: `texts.${index}.keep`, message: 'Deze tekst werd net opnieuw gewijzigd. Lees hem en kies nog eens.' }]
  })
  if (changedAgain.length > 0) throw new Refusal('changed-meanwhile', changedAgain)

  const mine = chosen.flatMap(({ field, keep }) => kept.filter(({ id }) => id === keep).map(({ typed }) => ({ field, typed: keptAnswer.parse(typed) })))
  const fields = mine.map(({ field }) => field)
  if (mine.length > 0) await paper.write(paper.read(mine.reduce<Tree>((draft, { field, typed }) => withAnswerAt(draft, field, typed), content)), fields)
  await tx.keptText.deleteMany({ where: { ...own, field: { in: chosen.map(({ field }) => field) } } })
  await recordEvent(tx, actor, {
    verb: `${subject.type}.merge`, subjectType: subject.type, subjectId: subject.id, applicationId: subject.applicationId,
    payload: { mine: fields, theirs: chosen.filter(({ keep }) => keep === 'THEIRS').map(({ field }) => field) },
  })
  return { left: new Set(kept.map(({ field }) => field)).size - chosen.length }
}
