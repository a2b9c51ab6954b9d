import * as readers from './typed-values'

/** By a name of this module: read millions of times, a name of another one costs a test run seven times the computation. */
const { at, whole } = readers

/** Adds one draw to `ranks[place * places + rank]`. Best first: the rank of a file counts from 0, the number of files above it; equals share the worst of their ranks. */
export type RankCounter = (ranks: Uint32Array, values: Float64Array) => void

/** More than one per value, so that most hold one or none and little is left to compare. */
const BUCKETS_PER_VALUE = 2

/** Counts in one pass over buckets of equal width, because the order is asked some twenty thousand times; what shares a bucket is compared. */
export const rankCounter = (places: number): RankCounter => {
  const buckets = BUCKETS_PER_VALUE * places
  const [starts, bucketOf, order] = [new Int32Array(buckets + 1), new Int32Array(places), new Int32Array(places)]
  return (ranks, values) => {
    spread(values, buckets, bucketOf)
    place(bucketOf, starts, order)
    settle(values, order)
    let equals = 0
    for (let position = 0; position < places; position++) {
      const index = whole(order, position)
      if (position > 0 && at(values, index) !== at(values, whole(order, position - 1))) equals = position
      const counted = index * places + places - 1 - equals
      ranks[counted] = (ranks[counted] ?? 0) + 1
    }
  }
}

/** The bucket of each value; a higher value is never in a lower one. */
const spread = (values: Float64Array, buckets: number, bucketOf: Int32Array): void => {
  let [lowest, highest] = [Infinity, -Infinity]
  for (let index = 0; index < values.length; index++) {
    lowest = Math.min(lowest, at(values, index))
    highest = Math.max(highest, at(values, index))
  }
  const perUnit = highest > lowest ? (buckets - 1) / (highest - lowest) : 0
  for (let index = 0; index < values.length; index++) bucketOf[index] = Math.min(buckets - 1, Math.floor((at(values, index) - lowest) * perUnit))
}

/** The indexes by bucket (a counting sort). */
const place = (bucketOf: Int32Array, starts: Int32Array, order: Int32Array): void => {
  starts.fill(0)
  for (let index = 0; index < bucketOf.length; index++) {
    const next = whole(bucketOf, index) + 1
    starts[next] = whole(starts, next) + 1
  }
  for (let bucket = 1; bucket < starts.length; bucket++) starts[bucket] = whole(starts, bucket) + whole(starts, bucket - 1)
  for (let index = 0; index < bucketOf.length; index++) {
    const bucket = whole(bucketOf, index)
    const position = whole(starts, bucket)
    order[position] = index
    starts[bucket] = position + 1
  }
}

/** From the order of the buckets to that of the values: each moves a few positions at most (an insertion sort). */
const settle = (values: Float64Array, order: Int32Array): void => {
  for (let position = 1; position < order.length; position++) {
    const index = whole(order, position)
    const value = at(values, index)
    let free = position
    for (; free > 0 && at(values, whole(order, free - 1)) > value; free--) order[free] = whole(order, free - 1)
    order[free] = index
  }
}
