import { FORBIDDEN, sum, type Flow, type MatchingProblem } from './matching-flow'

/** What can be seen without solving anything. */
export const plainReasons = ({ reviewers, locks, wanted, cost, must, may, asked, load, contradictions, nameOf }: MatchingProblem): string[] => {
  const reasons = [...contradictions]
  for (const [application, count] of wanted.entries()) {
    const name = nameOf.application(application)
    const possible = cost.subarray(application * reviewers, (application + 1) * reviewers).filter((price) => price !== FORBIDDEN).length
    if (count < 0) reasons.push(`${name} vraagt ${asked[application]} beoordelaars, maar er zijn er ${locks[application]?.length} vastgezet.`)
    else if (possible < count) reasons.push(`${name} vraagt ${asked[application]} beoordelaars; zonder wie een belang heeft of uitgesloten is, ${enough(possible + (locks[application]?.length ?? 0))}.`)
  }
  for (const [reviewer, left] of may.entries()) {
    const max = load[reviewer]?.max ?? 0
    if (left < 0) reasons.push(`${nameOf.reviewer(reviewer)} heeft ${max - left} vastgezette dossiers en mag er hoogstens ${max} krijgen.`)
  }
  const [needed, least, most] = [sum(wanted), sum(must), sum(must) + sum(may)]
  if (reasons.length === 0 && needed > most) reasons.push(`De dossiers vragen samen nog ${needed} beoordelingen; de beoordelaars mogen er samen nog hoogstens ${most} doen.`)
  if (reasons.length === 0 && needed < least) reasons.push(`De minima van de beoordelaars vragen samen nog ${least} beoordelingen; de dossiers geven er maar ${needed}.`)
  return reasons
}

/** No path is left: what was reached on the way is what stands in the way (the smallest cut). */
export const tightReason = ({ reviewers, wanted, must, may, load, nameOf }: MatchingProblem, { assigned, byMust }: Flow, application: number, reached: readonly boolean[]): string => {
  const all = Array.from({ length: reviewers }, (_, reviewer) => reviewer)
  const listed = (indexes: readonly number[]): string => indexes.map(nameOf.reviewer).join(', ')
  if (reached[reviewers + 1]) {
    const short = all.filter((reviewer) => !reached[reviewer] && (must[reviewer] ?? 0) > 0)
    const least = sum(short.map((reviewer) => load[reviewer]?.min ?? 0))
    const found = least - sum(short.map((reviewer) => (must[reviewer] ?? 0) - (byMust[reviewer] ?? 0)))
    return `${listed(short)} ${short.length === 1 ? 'moet' : 'moeten samen'} minstens ${least} dossiers krijgen; er ${found === 1 ? 'kan er maar 1' : `kunnen er maar ${found}`} naartoe.`
  }
  const full = all.filter((reviewer) => reached[reviewer])
  const files = wanted.flatMap((_, index) => index === application || full.some((reviewer) => assigned[index * reviewers + reviewer] === 1) ? [index] : [])
  const places = sum(full.map((reviewer) => (must[reviewer] ?? 0) + (may[reviewer] ?? 0)))
  return `${files.map(nameOf.application).join(', ')} ${files.length === 1 ? 'kan' : 'kunnen'} alleen nog naar ${listed(full)}. Daar is plaats voor ${places}, en dat is te weinig.`
}

const enough = (left: number): string => (left === 0 ? 'is er geen' : left === 1 ? 'is er maar 1' : `zijn er maar ${left}`)
