import { bidOnFiles } from '@/lib/reviews/bid-on-files'
import { expertiseStatement } from '@/lib/reviews/expertise-schema'
import { stateEmployers } from '@/lib/reviews/state-employers'
import { stateExpertise } from '@/lib/reviews/state-expertise'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { idFor, type Known } from './requests'
import type { Schedule } from './schedule'

/** What the six reviewers know, a year ago; the last one said nothing of how much. */
const known: Record<string, { themes: string[]; disciplines: string[]; ageBands: string[]; provinces: string[]; maxFiles: string }> = {
  beoordelaar1: { themes: ['DIGI', 'MAKE', 'MATH'], disciplines: ['T', 'E'], ageBands: ['A10_11', 'A12_13', 'A14_15'], provinces: ['10000', '20001'], maxFiles: '8' },
  beoordelaar2: { themes: ['DIGI', 'SPACE'], disciplines: ['S', 'T'], ageBands: ['A08_09', 'A10_11'], provinces: ['20001', 'BRU'], maxFiles: '6' },
  beoordelaar3: { themes: ['ENER', 'FOOD', 'CIRC'], disciplines: ['S'], ageBands: ['A05_07', 'A08_09', 'A10_11'], provinces: ['40000', '30000'], maxFiles: '10' },
  beoordelaar4: { themes: ['BUILD', 'MOB', 'MAKE'], disciplines: ['E', 'T'], ageBands: ['A12_13', 'A14_15', 'A16_18'], provinces: ['70000'], maxFiles: '5' },
  beoordelaar5: { themes: ['HEALTH', 'FOOD'], disciplines: ['S', 'M'], ageBands: ['A08_09', 'A10_11', 'A12_13'], provinces: ['30000'], maxFiles: '8' },
  beoordelaar6: { themes: ['MAKE', 'DIGI', 'MATH'], disciplines: ['T', 'M'], ageBands: ['A05_07', 'A08_09'], provinces: ['10000', '70000'], maxFiles: '' },
}

/** Where some of them work and worked: organisations of the story that ask for nothing. The last year is counted back from this one. */
const employers: Record<string, { name: string; kbo: string; yearsAgo: number | null }[]> = {
  beoordelaar1: [{ name: 'Hogeschool Demerdal, elektronica', kbo: '1999004704', yearsAgo: null }, { name: 'Softwarecollectief Nullen & Enen', kbo: '1999005494', yearsAgo: 3 }],
  beoordelaar3: [{ name: 'Wetenschapscafé Het Kolfje vzw', kbo: '1999005890', yearsAgo: null }],
  beoordelaar4: [{ name: 'Technische school De Aanbeeld', kbo: '1999005395', yearsAgo: null }, { name: 'Opleidingscentrum Haven & Techniek', kbo: '1999005692', yearsAgo: 7 }],
}

/** R26 is eligible and still looks for reviewers. */
const wishes = [['beoordelaar3', 'EAGER'], ['beoordelaar4', 'RELUCTANT']] as const

export const tellExpertise = (schedule: Schedule, applications: Known): void => {
  for (const [index, [account, statement]] of Object.entries(known).entries())
    schedule.by({ day: -365, hour: 20, minute: index }, demoAddress(account), `${account} expertise`, (actor) => stateExpertise(actor, expertiseStatement.parse(statement)))
  for (const [index, [account, stated]] of Object.entries(employers).entries())
    schedule.by({ day: -365, hour: 21, minute: index }, demoAddress(account), `${account} employers`, (actor) =>
      stateEmployers(actor, { employers: stated.map(({ name, kbo, yearsAgo }, row) => ({ row, name, kbo, untilYear: yearsAgo === null ? null : Number(schedule.dayOf(0).slice(0, 4)) - yearsAgo })) }))
  for (const [account, bid] of wishes)
    schedule.by({ day: -1, hour: 19, minute: 30 }, demoAddress(account), `${account} bids`, (actor) => bidOnFiles(actor, { bids: { [idFor(applications, 'R26')]: bid } }))
}
