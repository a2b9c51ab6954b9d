type Placed = { locationName: string; street?: string; postcode: string | null; municipality: string | null }

/** "Buurthuis 't Arsenaaltje, Leuvensesteenweg 212, 2800 Mechelen"; what has no municipality is online. */
export const addressWords = ({ locationName, street = '', postcode, municipality }: Placed): string =>
  municipality === null ? 'Online, thuis te volgen' : [locationName, street, `${postcode ?? ''} ${municipality}`].map((part) => part.trim()).filter((part) => part !== '').join(', ')

/** The public address of an activity: the number of its file and its place in it. */
export const pathOf = ({ number, position }: { number: string; position: number }): string => `/activiteiten/${number}-${position}`

export const readPath = (text: string): { number: string; position: number } | null => {
  const [, number = '', position = ''] = /^([A-Z0-9-]{1,40})-([1-9]\d{0,2})$/.exec(text) ?? []
  return number === '' ? null : { number, position: Number(position) }
}
