/** So many of them, evenly from the whole. */
export const some = <T>(all: readonly T[], most: number): T[] => all.filter((_one, index) => index === 0 || Math.floor((index * most) / all.length) !== Math.floor(((index - 1) * most) / all.length))
