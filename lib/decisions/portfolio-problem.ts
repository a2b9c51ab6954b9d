import { addCents } from '@/lib/money'

export type PortfolioItem = { id: string; value: number; costCents: bigint; tags: readonly string[] }
export type PortfolioTarget = { tag: string; min?: number; max?: number }

export type PortfolioInput = {
  items: readonly PortfolioItem[]
  envelopeCents: bigint
  targets?: readonly PortfolioTarget[]
  forceIn?: readonly string[]
  forceOut?: readonly string[]
}

/** What is left to choose once the forced items are taken: targets bound the free items only. */
export type Portfolio = {
  /** In order of id, so that the same items give the same answer. */
  free: PortfolioItem[]
  forced: PortfolioItem[]
  envelopeCents: bigint
  /** What the forced items leave; below zero they do not fit. */
  roomCents: bigint
  targets: Bound[]
}

/** `index` is that of the target in the input; `least` and `most` of the free items that carry the tag. */
export type Bound = { index: number; target: PortfolioTarget; carriers: readonly boolean[]; least: number; most: number }

export const preparePortfolio = ({ items, envelopeCents, targets = [], forceIn = [], forceOut = [] }: PortfolioInput): Portfolio => {
  const known = new Set(items.map(({ id }) => id))
  if (known.size < items.length) throw new RangeError('an item is there twice')
  const unknown = [...forceIn, ...forceOut].find((id) => !known.has(id))
  if (unknown !== undefined) throw new RangeError(`${unknown} is forced and is no item`)
  if (items.some(({ costCents }) => costCents < 0n) || envelopeCents < 0n) throw new RangeError('a cost or the envelope is below zero')
  const [taken, left] = [new Set(forceIn), new Set(forceOut)]
  const both = forceIn.find((id) => left.has(id))
  if (both !== undefined) throw new RangeError(`${both} is forced both in and out`)
  const forced = items.filter(({ id }) => taken.has(id))
  const free = items.filter(({ id }) => !taken.has(id) && !left.has(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return {
    free, forced, envelopeCents,
    roomCents: envelopeCents - addCents(forced.map(({ costCents }) => costCents)),
    targets: targets.map((target, index) => {
      const already = forced.filter(({ tags }) => tags.includes(target.tag)).length
      return { index, target, carriers: free.map(({ tags }) => tags.includes(target.tag)), least: (target.min ?? 0) - already, most: (target.max ?? Infinity) - already }
    }),
  }
}

/** Whole numbers only: this decides, whatever a solver said. */
export const holds = ({ free, roomCents }: Portfolio, picked: readonly boolean[], targets: readonly Bound[]): boolean =>
  addCents(free.flatMap(({ costCents }, index) => (picked[index] ? [costCents] : []))) <= roomCents && targets.every((bound) => meets(bound, picked))

export const meets = ({ carriers, least, most }: Bound, picked: readonly boolean[]): boolean => {
  const count = carriers.filter((carries, index) => carries && picked[index]).length
  return count >= least && count <= most
}

/** Cannot be met by any selection, whatever it costs. */
export const isOutOfReach = ({ carriers, least, most }: Bound): boolean => most < 0 || least > most || Math.ceil(least) > carriers.filter(Boolean).length

export const gcd = (a: bigint, b: bigint): bigint => {
  let [left, right] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (right !== 0n) [left, right] = [right, left % right]
  return left
}
