/** What a browser sent as JSON; null when it is none, for a schema to refuse. */
export const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
