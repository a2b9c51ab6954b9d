/**
 * Exact fractions for decisions: scores, thresholds, shares. Lowest terms, denominator above zero.
 * A float would decide a tie by its last bit.
 */
export type Exact = { readonly numerator: bigint; readonly denominator: bigint }

/** numerator / denominator; the denominator is not zero (otherwise a RangeError: a mistake in the code that calls). */
export const ratio = (numerator: bigint | number, denominator: bigint | number): Exact =>
  lowestTerms(BigInt(numerator), BigInt(denominator))

/** A number means what it prints: 0.1 is a tenth, not the nearest double. NaN and infinity throw a SyntaxError. */
export const exact = (value: number | bigint | Exact): Exact => {
  if (typeof value === 'object') return value
  if (typeof value === 'bigint') return { numerator: value, denominator: 1n }
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const [whole = '', decimals = ''] = mantissa.split('.')
  const shift = Number(exponent) - decimals.length
  const digits = BigInt(whole + decimals)
  return shift >= 0 ? { numerator: digits * 10n ** BigInt(shift), denominator: 1n } : lowestTerms(digits, 10n ** BigInt(-shift))
}

export const plus = (a: Exact, b: Exact): Exact =>
  lowestTerms(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

export const minus = (a: Exact, b: Exact): Exact =>
  lowestTerms(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)

export const times = (a: Exact, b: Exact): Exact => lowestTerms(a.numerator * b.numerator, a.denominator * b.denominator)

/** b is not zero. */
export const dividedBy = (a: Exact, b: Exact): Exact => lowestTerms(a.numerator * b.denominator, a.denominator * b.numerator)

export const sum = (values: readonly Exact[]): Exact => values.reduce(plus, exact(0n))

/** Below, equal or above zero, as a sort wants it. */
export const compare = (a: Exact, b: Exact): number => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const atLeast = (a: Exact, b: Exact): boolean => compare(a, b) >= 0

/** Half up, as a count of units of 10^-decimals: roundHalfUp(66.25, 1) is 663n. */
export const roundHalfUp = ({ numerator, denominator }: Exact, decimals: number): bigint => {
  const scale = 10n ** BigInt(decimals)
  return floorDivided(2n * numerator * scale + denominator, 2n * denominator)
}

/** The largest whole number that is not above it. */
export const floor = ({ numerator, denominator }: Exact): bigint => floorDivided(numerator, denominator)

/** The nearest double, so that the same fraction always becomes the same number. */
export const toNumber = ({ numerator, denominator }: Exact): number => {
  const size = numerator < 0n ? -numerator : numerator
  if (size <= SAFE && denominator <= SAFE) return Number(numerator) / Number(denominator)
  return Number(`${roundHalfUp({ numerator, denominator }, 20)}e-20`)
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER)

const lowestTerms = (numerator: bigint, denominator: bigint): Exact => {
  if (denominator === 0n) throw new RangeError('a fraction with denominator zero')
  const sign = denominator < 0n ? -1n : 1n
  const divisor = sign * greatestCommonDivisor(numerator, denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let [left, right] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (right !== 0n) [left, right] = [right, left % right]
  return left
}

const floorDivided = (numerator: bigint, denominator: bigint): bigint => {
  const quotient = numerator / denominator
  return numerator % denominator < 0n ? quotient - 1n : quotient
}
