import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'

/** The NIS code of a typed municipality, if the postcode belongs to it; says both names when it does not. */
export const findSeat = async (tx: Tx, { postcode, municipality }: { postcode: string; municipality: string }): Promise<string> => {
  const named = await tx.municipality.findFirst({ where: { name: { equals: municipality, mode: 'insensitive' } }, select: { nis: true, name: true } })
  if (!named) throw new Refusal('invalid', [{ field: 'municipality', message: `We kennen geen gemeente ${municipality}. Kies een naam uit de lijst.` }])
  const coded = await tx.postcode.findMany({ where: { postcode }, include: { municipality: { select: { name: true } } } })
  if (coded.some(({ nis }) => nis === named.nis)) return named.nis
  const rightName = coded.map(({ municipality: { name } }) => name).join(' of ')
  const hint = rightName ? ` Postcode ${postcode} is ${rightName}.` : ''
  throw new Refusal('invalid', [{ field: 'postcode', message: `Postcode ${postcode} hoort niet bij ${named.name}.${hint}` }])
}
