import { isRefusal } from '@/lib/refusal'
import { optimisePortfolio, type Selection } from './portfolio'
import { officialChoice, portfolioItems, tenths, type Chosen, type ScenarioLine } from './scenario-lines'

/** IN: taken though the list does not grant it. OUT: left though the list grants it. `fits` false: undoing it alone is impossible. */
export type Deviation = { applicationId: string; side: 'IN' | 'OUT'; fits: boolean; /** In tenths of a point; below zero it gains. */ price: number; pushedOut: string[]; broughtIn: string[] }

/** More are counted, not priced: each takes a search of its own. */
export const MOST_PRICED = 12

/**
 * What each deviation from the official list costs: the best that can be had without it, less the best that can be had with it, both with what the scenario
 * chose for the rest and with what is left of the envelope used as well as it can be. `room` names what still fits beside the scenario as it is.
 */
export const priceDeviations = async (lines: readonly ScenarioLine[], envelopeCents: bigint, chosen: Chosen): Promise<{ deviations: Deviation[]; unpriced: number; room: string[] }> => {
  const official = officialChoice(lines)
  const ids = lines.map(({ applicationId }) => applicationId)
  const inside = ids.filter((id) => chosen.has(id))
  const both = inside.filter((id) => official.has(id))
  const items = portfolioItems(lines, chosen)
  const best = (forceIn: readonly string[], forceOut: readonly string[] = []): Promise<Selection | null> =>
    optimisePortfolio({ items, envelopeCents, forceIn, forceOut }).catch((thrown: unknown) => { if (isRefusal(thrown)) return null; throw thrown })

  const kept = await best(inside)
  if (!kept) return { deviations: [], unpriced: 0, room: [] }
  const departing = ids.filter((id) => chosen.has(id) !== official.has(id))
  const deviations: Deviation[] = []
  for (const applicationId of departing.slice(0, MOST_PRICED)) {
    const side = chosen.has(applicationId) ? 'IN' : 'OUT'
    const undone = side === 'IN' ? await best(inside.filter((id) => id !== applicationId), [applicationId]) : await best([...both, applicationId])
    // What is left out stays out, also where there is room for it.
    const held = side === 'IN' ? kept : await best(inside, [applicationId])
    const others = (from: readonly string[], without: readonly string[]) => from.filter((id) => id !== applicationId && !without.includes(id))
    deviations.push(undone && held
      ? { applicationId, side, fits: true, price: tenths(lines, undone.selected) - tenths(lines, held.selected), pushedOut: others(undone.selected, held.selected), broughtIn: others(held.selected, undone.selected) }
      : { applicationId, side, fits: false, price: 0, pushedOut: [], broughtIn: [] })
  }
  return { deviations, unpriced: departing.length - deviations.length, room: kept.selected.filter((id) => !chosen.has(id)) }
}

/** "X erin kost 3,2 punten en duwt Z eruit." */
export const priceInWords = ({ applicationId, side, fits, price, pushedOut, broughtIn }: Deviation, nameOf: (id: string) => string): string => {
  const self = `${nameOf(applicationId)} ${side === 'IN' ? 'erin' : 'eruit'}`
  if (!fits) return `${self}: dit alleen terugdraaien past niet in de enveloppe.`
  const money = price === 0 ? 'kost geen punten' : `${price > 0 ? 'kost' : 'levert'} ${inPoints(Math.abs(price))} punten${price > 0 ? '' : ' op'}`
  const list = (ids: readonly string[]) => ids.map(nameOf).join(' en ')
  return `${self} ${[money, ...(pushedOut.length > 0 ? [`duwt ${list(pushedOut)} eruit`] : []), ...(broughtIn.length > 0 ? [`brengt ${list(broughtIn)} mee`] : [])].join(' en ')}.`
}

export const inPoints = (inTenths: number): string => `${inTenths < 0 ? '-' : ''}${Math.floor(Math.abs(inTenths) / 10)},${Math.abs(inTenths) % 10}`
