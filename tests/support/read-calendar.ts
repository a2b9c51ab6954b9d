/** A property with its parameters: `DTSTART;VALUE=DATE` is ['DTSTART', 'VALUE=DATE']. */
type ReadEvent = Record<string, string>
type ReadCalendar = { properties: ReadEvent; events: ReadEvent[]; longest: number }

/** Reads an iCalendar file as a calendar would (RFC 5545, 3.1): unfolds, splits names from values, and takes the escapes out of texts. Refuses what is not nested or ended as it should. */
export const readCalendar = (file: string): ReadCalendar => {
  if (!file.endsWith('\r\n') || /[^\r]\n/.test(file)) throw new Error('A line does not end as it should.')
  const calendar: ReadCalendar = { properties: {}, events: [], longest: Math.max(...file.split('\r\n').map((line) => Buffer.byteLength(line))) }
  const open: string[] = []
  for (const line of file.replaceAll(/\r\n[ \t]/g, '').split('\r\n').filter((text) => text !== '')) {
    const [, name = '', value = ''] = /^([A-Z-]+(?:;[A-Z-]+=[^:;]+)*):(.*)$/s.exec(line) ?? []
    if (name === '') throw new Error(`Not a property: ${line}`)
    if (name === 'BEGIN') {
      open.push(value)
      if (value === 'VEVENT') calendar.events.push({})
    } else if (name === 'END') {
      if (open.pop() !== value) throw new Error(`${value} ends where it did not begin.`)
    } else {
      const into = open.at(-1) === 'VCALENDAR' ? calendar.properties : open.at(-1) === 'VEVENT' ? calendar.events.at(-1) : {}
      if (!into || name in into) throw new Error(`${name} stands twice or nowhere.`)
      into[name] = value.replaceAll(/\\(.)/g, (_, after: string) => (after.toLowerCase() === 'n' ? '\n' : after))
    }
  }
  if (open.length > 0) throw new Error(`${open.join()} does not end.`)
  return calendar
}
