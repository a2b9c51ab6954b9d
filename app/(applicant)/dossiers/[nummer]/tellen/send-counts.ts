import { changeCount, countsText, dropCount, keepCounted, parseCounts, presentIn, type Count } from './count-store'

export type Sent = 'all' | 'no-network' | 'signed-out' | 'refused'
export type CountAnswer = { status: 'saved' } | { status: 'refused'; message: string }

/** Sends what is finished, one after the other; each leaves this telephone only once the loket has it. Sending again adds nothing: the key goes along. */
export const sendCounts = async (number: string): Promise<Sent> => {
  let outcome: Sent = 'all'
  for (const count of parseCounts(countsText(number)).filter(({ finished, problem }) => finished && problem === '')) {
    const answer = await post(number, count)
    if (answer === 'no-network' || answer === 'signed-out') return answer
    if (answer.status === 'saved') {
      keepCounted(number, count)
      dropCount(number, count.clientKey)
    } else {
      outcome = 'refused'
      changeCount(number, count.clientKey, (one) => ({ ...one, problem: answer.message }))
    }
  }
  return outcome
}

const post = async (number: string, count: Count): Promise<CountAnswer | 'no-network' | 'signed-out'> => {
  const { grantId, rowId, day, dayPart, quarters, enrolled, gender, novelty, bands, anotherGroup, clientKey } = count
  const body = JSON.stringify({ grantId, rowId, heldOn: day, dayPart, quarters, enrolled, present: presentIn(count), counts: { gender, novelty, bands }, anotherGroup, clientKey })
  try {
    const response = await fetch(`/dossiers/${number}/tellen/bewaar`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    if (response.status === 401) return 'signed-out'
    // Busy, away or being replaced: later.
    return response.ok ? ((await response.json()) as CountAnswer) : 'no-network'
  } catch {
    return 'no-network'
  }
}
