/** "Sofie is hier nu bezig"; nothing when nobody is. */
export const hereWords = (names: readonly string[]): string =>
  names.length === 0 ? '' : names.length === 1 ? `${names[0]} is hier nu bezig` : `${names.slice(0, -1).join(', ')} en ${names.at(-1)} zijn hier nu bezig`
