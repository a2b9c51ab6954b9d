import type { Tx } from '@/lib/db'
import { createLetter } from '@/lib/letters/create-letter'
import { filling, numbered, section, wholeLetter } from '@/lib/letters/letter-texts'
import { readLetterTexts } from '@/lib/letters/read-letter-texts'
import { formatLetterDay, localDay } from '@/lib/time'
import type { ReconsiderationAnswer } from './words'

type Answered = { request: { applicationId: string; receivedAt: Date; letter: { kind: string; releasedAt: Date | null } }; outcome: ReconsiderationAnswer; answer: string }

/** The letter of the answer. One can go on to the Council of State with it, but not ask the same authority once more. */
export const createReconsiderationLetter = async (tx: Tx, { request, outcome, answer }: Answered, now: Date): Promise<void> => {
  const { applicationId, receivedAt, letter } = request
  const { call, number, organisation } = await tx.application.findUniqueOrThrow({ where: { id: applicationId }, include: { call: true, organisation: { include: { municipality: { select: { name: true } } } } } })
  const texts = await readLetterTexts(tx, call)
  const own = texts.reconsideration
  const fill = filling({
    number: number ?? '',
    organisation: organisation.legalName,
    receivedAt: formatLetterDay(localDay(receivedAt)),
    decidedAt: letter.releasedAt ? formatLetterDay(localDay(letter.releasedAt)) : '',
  })
  const article = outcome === 'UPHELD' && letter.kind === 'INELIGIBLE' ? 'UPHELD_INELIGIBLE' : outcome
  const content = wholeLetter(texts, call, { title: fill(own.title), number: number ?? '', organisation }, [
    section(texts, 'legalGrounds', [call.legalBasis]),
    section(texts, 'formalities', own.formalities.map(fill)),
    section(texts, 'motivation', answer.split(/\n{2,}/)),
    section(texts, 'legalFramework', own.legalFramework.map(fill)),
    section(texts, 'decision', numbered((own.articles[article] ?? []).map(fill))),
  ])
  await createLetter(tx, { applicationId, kind: 'RECONSIDERATION', content: { ...content, appeal: { ...content.appeal, paragraphs: own.appeal.map(fill) } }, releasedAt: now })
}
