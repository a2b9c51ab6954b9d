type Plan<Part> = { instalments: readonly Part[]; replans: readonly { fromPosition: number }[] }

/** The parts of the plan that counts; those before it were replaced. */
export const currentParts = <Part extends { position: number }>({ instalments, replans }: Plan<Part>): Part[] => {
  const from = Math.max(1, ...replans.map(({ fromPosition }) => fromPosition))
  return instalments.filter(({ position }) => position >= from)
}
