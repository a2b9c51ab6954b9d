import { girlsFigures, girlsTarget, reaches, withUnit, type MonitorEdition } from './edition'

/** What the portal itself knows beside the edition: partnerships with a public grant, and for which ages the public activities are. */
export type PortalFacts = { partnerships: number; ages: { min: number; max: number } | null; editions: number }

export type TargetState = { code: string; label: string; horizon: string; stand: string; state: 'reached' | 'not-reached' | 'partly' | 'unknown'; words: string }

/** Each target of the edition with where it stands and whether it is met, in words. One that neither the edition nor the portal can measure says so. */
export const targetStates = (edition: MonitorEdition, facts: PortalFacts): TargetState[] =>
  edition.targets.map((target) => ({ code: target.code, label: target.labelNl, horizon: target.horizon ?? '', ...(rules[target.operator] ?? unmeasured)(edition, facts, target) }))

type Target = MonitorEdition['targets'][number]
type Judged = Pick<TargetState, 'stand' | 'state' | 'words'>

const girls = (edition: MonitorEdition): Judged => {
  const goal = girlsTarget(edition)
  const figures = girlsFigures(edition)
  if (goal === null || figures.length === 0) return { stand: 'geen cijfer', state: 'unknown', words: 'Deze editie geeft geen aandeel meisjes.' }
  const under = figures.filter((figure) => !reaches(figure, goal))
  const stand = `${figures.length - under.length} van ${figures.length}`
  if (under.length === 0) return { stand, state: 'reached', words: 'Overal is minstens een derde een meisje of vrouw.' }
  const where = new Intl.ListFormat('nl-BE').format(under.map(({ labelNl }) => labelNl.split(', ').at(-1) ?? labelNl))
  return { stand, state: under.length === figures.length ? 'not-reached' : 'partly', words: `${where.charAt(0).toUpperCase()}${where.slice(1)} ${under.length === 1 ? 'blijft' : 'blijven'} eronder.` }
}

const partnerships = (_edition: MonitorEdition, facts: PortalFacts, { value }: Target): Judged => {
  const wanted = Number(value)
  const reached = facts.partnerships >= wanted
  const missing = wanted - facts.partnerships
  return { stand: `${facts.partnerships} van ${wanted}`, state: reached ? 'reached' : 'partly', words: reached ? 'Zoveel partnerschappen kregen subsidie via dit loket.' : `Via dit loket ${missing === 1 ? 'ontbreekt er nog 1' : `ontbreken er nog ${missing}`}.` }
}

const ages = (_edition: MonitorEdition, { ages: known }: PortalFacts, { value, unit }: Target): Judged => {
  const [from = 0, to = 0] = String(value).split('-').map(Number)
  if (!known) return { stand: withUnit(value, unit), state: 'unknown', words: 'Er is nog geen activiteit met subsidie.' }
  const within = known.min >= from && known.max <= to
  return { stand: `${known.min}-${known.max} ${unit}`, state: within ? 'reached' : 'not-reached', words: `Het doel is ${withUnit(value, unit)}. ${within ? 'Elke activiteit met subsidie is voor kinderen van die leeftijd.' : 'Niet elke activiteit met subsidie is voor kinderen van die leeftijd.'}` }
}

const rhythm = (_edition: MonitorEdition, { editions }: PortalFacts, { value, unit }: Target): Judged => ({
  stand: editions === 1 ? '1 editie' : `${editions} edities`,
  state: 'unknown',
  words: `Gevraagd is een editie om de ${withUnit(value, unit)}. Latere cijfers staan hieronder, elk met hun bron.`,
})

const unmeasured = (_edition: MonitorEdition, _facts: PortalFacts, { value, unit }: Target): Judged => ({ stand: withUnit(value, unit), state: 'unknown', words: 'Voor dit doel is er geen cijfer.' })

/** By the operator that the source gives its target. */
const rules: Record<string, (edition: MonitorEdition, facts: PortalFacts, target: Target) => Judged> = { '>=': girls, '=': partnerships, range: ages, every: rhythm }
