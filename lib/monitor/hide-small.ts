/** Domain 3.2, privacy rules: common practice, so that a number never points at a child. */
export const LEAST_SHOWN = 5

/**
 * One column of counts with its total. Counts of 1 to 4 are hidden; so are as many others, the smallest first, as it takes for the total not to
 * give them away: at least two hidden, together more than they would be at one each and enough to be five or more. Where that cannot be, the
 * total is hidden too. Zeros are shown.
 */
export const hideSmall = (counts: readonly number[], least = LEAST_SHOWN): { shown: (number | null)[]; total: number | null } => {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const hidden = new Set(counts.flatMap((count, index) => (count > 0 && count < least ? [index] : [])))
  if (hidden.size === 0) return { shown: [...counts], total }
  const rest = counts.map((count, index) => ({ count, index })).filter(({ count, index }) => count > 0 && !hidden.has(index)).sort((a, b) => a.count - b.count || a.index - b.index)
  const safe = () => hidden.size >= 2 && [...hidden].reduce((sum, index) => sum + (counts[index] ?? 0), 0) >= least + hidden.size
  for (const { index } of rest) {
    if (safe()) break
    hidden.add(index)
  }
  return { shown: counts.map((count, index) => (hidden.has(index) ? null : count)), total: safe() ? total : null }
}
