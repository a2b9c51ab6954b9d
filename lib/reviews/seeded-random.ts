/**
 * Numbers between 0 and 1 (never 1), the same for the same seed on every machine: sfc32 (Doty-Humphrey, PractRand), seeded by splitmix32.
 * For draws that anyone must be able to repeat; never for secrets.
 */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return mixed ^ (mixed >>> 15)
  }
  let [a, b, c, counter] = [next(), next(), next(), 1]
  const word = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum | 0
    return sum >>> 0
  }
  for (let warm = 0; warm < 12; warm++) word()
  return () => word() / 2 ** 32
}

/** Draws from the standard normal distribution: Marsaglia's polar method, two at a time. */
export const normalDraws = (random: () => number): (() => number) => {
  // The second one, and whether it waits; in arrays, where a number needs no object of its own.
  const [second, waits] = [new Float64Array(1), new Uint8Array(1)]
  return () => {
    if (waits[0] === 1) {
      waits[0] = 0
      return second[0] ?? 0
    }
    for (;;) {
      const x = 2 * random() - 1
      const y = 2 * random() - 1
      const square = x * x + y * y
      if (square === 0 || square >= 1) continue
      const factor = Math.sqrt((-2 * Math.log(square)) / square)
      second[0] = y * factor
      waits[0] = 1
      return x * factor
    }
  }
}

/** Draws from the gamma distribution with this shape and scale 1 (Marsaglia and Tsang 2000); below shape 1 by their boost. */
export const gammaDraws = (random: () => number, normal: () => number) => (shape: number): number => {
  if (shape < 1) return gammaDraws(random, normal)(shape + 1) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal()
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}
