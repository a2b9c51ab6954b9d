import { bands, bandWords, genders, genderWords, novelties, noveltyWords, totalOf } from '@/lib/activity-log/count-words'
import type { Countable } from '@/lib/activity-log/queries'

type Of<Keys extends readonly string[]> = Record<Keys[number], number>
/** One session that is being counted on this telephone: sums, and nothing of any child. `finished`: to be sent. */
export type Count = Countable & { clientKey: string; grantId: string; gender: Of<typeof genders>; novelty: Of<typeof novelties>; bands: Of<typeof bands>; anotherGroup: boolean; finished: boolean; problem: string; /** What holds for the taps that follow; absent in a count of before. */ chosen?: Omit<Choice, 'gender'> | undefined }
export type Choice = { gender: (typeof genders)[number]; novelty: (typeof novelties)[number]; band: (typeof bands)[number] }

/** Kept by dossier until it is sent, then gone. Written at each tap, so that whatever happens to the tab loses none. */
const countsKey = (number: string): string => `tellen:${number}`
const countedKey = (number: string): string => `tellen-geteld:${number}`
const sessionsKey = (number: string): string => `tellen-sessies:${number}`
const told = new Set<() => void>()

export const subscribe = (tell: () => void): (() => void) => {
  told.add(tell)
  window.addEventListener('storage', tell)
  return () => {
    told.delete(tell)
    window.removeEventListener('storage', tell)
  }
}

export const countsText = (number: string): string => localStorage.getItem(countsKey(number)) ?? '[]'
export const parseCounts = (text: string): Count[] => JSON.parse(text) as Count[]

/** Read anew each time: another tab may count the same session. */
const write = (number: string, change: (counts: Count[]) => Count[]): void => {
  const counts = change(parseCounts(countsText(number)))
  if (counts.length === 0) localStorage.removeItem(countsKey(number))
  else localStorage.setItem(countsKey(number), JSON.stringify(counts))
  for (const tell of told) tell()
}

const zeros = <Keys extends readonly string[]>(keys: Keys): Of<Keys> => Object.fromEntries(keys.map((key) => [key, 0])) as Of<Keys>

export const startCount = (number: string, grantId: string, session: Countable): void =>
  write(number, (counts) => (counts.some((one) => isOf(one, session)) ? counts : [...counts, { ...session, grantId, clientKey: `telling-${crypto.randomUUID()}`, gender: zeros(genders), novelty: zeros(novelties), bands: zeros(bands), anotherGroup: countedBefore(number, session) !== null, finished: false, problem: '' }]))

export const isOf = (count: Countable, session: Countable): boolean => count.rowId === session.rowId && count.day === session.day && count.dayPart === session.dayPart

export const presentIn = ({ gender }: Count): number => totalOf(gender)

/** One child more, or one less where each of its three sums allows. */
export const tally = (number: string, clientKey: string, { gender, novelty, band }: Choice, by: 1 | -1): void =>
  changeCount(number, clientKey, (count) => by === -1 && !mayTakeOff(count, { gender, novelty, band }) ? count : {
    ...count,
    gender: { ...count.gender, [gender]: count.gender[gender] + by },
    novelty: { ...count.novelty, [novelty]: count.novelty[novelty] + by },
    bands: { ...count.bands, [band]: count.bands[band] + by },
  })

const mayTakeOff = (count: Count, { gender, novelty, band }: Choice): boolean => count.gender[gender] > 0 && count.novelty[novelty] > 0 && count.bands[band] > 0

export const changeCount = (number: string, clientKey: string, change: (count: Count) => Count): void => write(number, (counts) => counts.map((count) => (count.clientKey === clientKey ? change(count) : count)))

/** Why there is no child to take off with these choices; empty where there is. The three sums have to stay equal. */
export const whyNotOff = (count: Count, choice: Choice): string =>
  mayTakeOff(count, choice) ? '' : count.gender[choice.gender] === 0 ? `Er staat geen kind bij “${genderWords[choice.gender]}”.`
    : `U koos “${noveltyWords[choice.novelty]}” en leeftijd “${bandWords[choice.band]}”, en zo telde u geen kind. Kies eerst hoe u dit kind telde.`

export const dropCount = (number: string, clientKey: string): void => write(number, (counts) => counts.filter((count) => count.clientKey !== clientKey))

/** What left this telephone since the page was last read: it is not offered again as if nobody had counted. */
type Counted = Pick<Countable, 'rowId' | 'day' | 'dayPart'> & { present: number }
export const countedText = (number: string): string => localStorage.getItem(countedKey(number)) ?? '[]'
const parseCounted = (text: string): Counted[] => JSON.parse(text) as Counted[]
export const keepCounted = (number: string, count: Count): void => {
  const { rowId, day, dayPart } = count
  localStorage.setItem(countedKey(number), JSON.stringify([...parseCounted(countedText(number)), { rowId, day, dayPart, present: presentIn(count) }]))
}
/** Children counted for this session before, here or elsewhere; null when it was not counted. */
export const countedBefore = (number: string, session: Countable, text = countedText(number)): number | null => {
  const here = parseCounted(text).filter((one) => one.rowId === session.rowId && one.day === session.day && one.dayPart === session.dayPart)
  return here.length === 0 ? session.counted ?? null : (session.counted ?? 0) + here.reduce((sum, { present }) => sum + present, 0)
}

type Known = { grantId: string; sessions: Countable[] }
/** Which sessions there are, so that one can begin to count where there is no network: titles and dates of public activities. */
export const keepSessions = (number: string, known: Known): void => localStorage.setItem(sessionsKey(number), JSON.stringify(known))
/** A page that was just read knows by itself what was counted. */
export const forgetCounted = (number: string): void => {
  localStorage.removeItem(countedKey(number))
  for (const tell of told) tell()
}
export const keptSessions = (number: string): Known | null => {
  const text = localStorage.getItem(sessionsKey(number))
  return text === null ? null : (JSON.parse(text) as Known)
}
