import { readPastedTable } from '@/lib/filings/pasted-table'
import { currentNis, type Merger } from '@/lib/reference/municipalities'

export type Place = { nis: string; name: string; region: string; mergedOn: string | null }
export type PastedPlace = { line: number; shown: string[]; problem: string | null }
export type PastedResidence = { rows: PastedPlace[]; problem: string | null; residence: { nis: string; count: number }[]; outside: number; unknown: number }

type Where = { nis: string; name: string } | 'outside' | 'unknown'

/** `NIS;aantal`, or the name of the municipality. Sums only: never an address or a postcode of a child (I05). Old codes go to the municipality of today. */
export const readPastedResidence = (text: string, { places, mergers }: { places: readonly Place[]; mergers: readonly Merger[] }, today: string): PastedResidence => {
  const none = { rows: [], residence: [], outside: 0, unknown: 0 }
  const table = readPastedTable(text)
  if (!table.ok) return { ...none, problem: table.problem }
  const [first] = table.lines
  if (!first) return { ...none, problem: 'Plak hier de woongemeenten uit uw rekenblad.' }
  const titled = HEADINGS.includes(plain(first.cells[0] ?? '')) && countOf(first.cells[1] ?? '') === null
  const lines = titled ? table.lines.slice(1) : table.lines
  if (lines.length === 0) return { ...none, problem: 'Onder de titels staan geen woongemeenten.' }
  const sums = new Map<string, number>()
  const rows = lines.map(({ line, cells }): PastedPlace => {
    const [named = '', number = '', ...extra] = cells
    const where = whereIs(named, places, mergers, today)
    const count = countOf(number)
    const key = where === null ? '' : typeof where === 'string' ? where : where.nis
    const problems = [
      ...(where === null ? [problemOf(named)] : sums.has(key) ? ['Deze plaats staat twee keer in de tekst.'] : []),
      ...(count === null ? ['Aantal: geef een geheel getal op, 0 of meer.'] : []),
      ...(extra.some((cell) => cell.trim() !== '') ? [`Er staat iets te veel op deze regel: ${extra.filter((cell) => cell.trim() !== '').join(', ')}.`] : []),
    ]
    if (problems.length === 0 && count !== null) sums.set(key, count)
    return { line, shown: [where === null ? named : typeof where === 'string' ? WORDS[where] : `${where.name} (${where.nis})`, number], problem: problems.join(' ') || null }
  })
  const residence = [...sums].filter(([key, count]) => key !== 'outside' && key !== 'unknown' && count > 0).map(([nis, count]) => ({ nis, count }))
  return { rows, problem: null, residence, outside: sums.get('outside') ?? 0, unknown: sums.get('unknown') ?? 0 }
}

const WORDS = { outside: 'Buiten Vlaanderen', unknown: 'Onbekend' } as const
const HEADINGS = ['nis', 'niscode', 'gemeente', 'woongemeente', 'woonplaats', 'gemeentenaam']

const whereIs = (named: string, places: readonly Place[], mergers: readonly Merger[], today: string): Where | null => {
  const word = plain(named)
  if (['buitenvlaanderen', 'elders', 'brussel', 'wallonie', 'buitenland'].includes(word)) return 'outside'
  if (['onbekend', 'nietgevraagd'].includes(word)) return 'unknown'
  const code = /^\d{5}$/.test(named.trim()) ? currentNis(mergers, named.trim(), today) : null
  const place = places.find(({ nis, name }) => (code === null ? plain(name) === word : nis === code))
  if (!place) return null
  return place.region === 'BRU' ? 'outside' : place
}

/** Who pastes postcodes of children is told so; everything else is a place that we do not know. */
const problemOf = (named: string): string =>
  /^\d{4}$/.test(named.trim()) ? `${named.trim()} is een postcode. Gebruik de NIS-code of de naam van de gemeente.` : named.trim() === '' ? 'Schrijf de NIS-code of de naam van de gemeente.' : `We kennen geen gemeente "${named.trim()}". Gebruik de NIS-code of de naam van nu, "buiten Vlaanderen" of "onbekend".`

const countOf = (text: string): number | null => {
  const typed = text.trim().replace(/[,.]0+$/, '').replaceAll(/[.\s](?=\d{3}\b)/g, '')
  return /^\d{1,4}$/.test(typed) ? Number(typed) : null
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase()
