/** A column of type date comes as midnight UTC. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10)
