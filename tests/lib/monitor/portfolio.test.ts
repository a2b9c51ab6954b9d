import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { changeThresholds } from '@/lib/monitor/change-thresholds'
import { downloadOutcomes } from '@/lib/monitor/download-outcomes'
import { everything, type OutcomeFilter } from '@/lib/monitor/outcome-filter'
import { readHomes } from '@/lib/monitor/outcome-homes'
import { outcomeScope } from '@/lib/monitor/outcome-scope'
import { outcomeTableCodes } from '@/lib/monitor/outcome-tables'
import { readPortfolio, readTargetRows, type Portfolio } from '@/lib/monitor/portfolio'
import { costTable } from '@/lib/monitor/cost-tables'
import { FIGURE_COLUMNS } from '@/lib/monitor/outcome-figures'
import { grantTable, keyTable, perTable, provinceTable, quarterTable, quarterWords } from '@/lib/monitor/portfolio-tables'
import { settingTargets, setTargets } from '@/lib/monitor/set-targets'
import { testDatabase } from '@/tests/support/database'
import { memberActor, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { applyChange, type OutcomeChange } from '@/tests/support/outcome-changes'
import { outcomeWorld } from '@/tests/support/outcome-world'
import { answerOf } from '@/tests/support/running-grant'

const database = await testDatabase()
const world = await outcomeWorld(database)
const officer = await staffActor(database, 'VLAIO_OFFICER')
const admin = await staffActor(database, 'VLAIO_ADMIN')
const domain = await staffActor(database, 'POLICY_DOMAIN')
const [lead] = await database.sql<{ id: string }>('select lead_organisation_id as id from partnership')
const coordinator = await memberActor(database, { id: lead?.id ?? '' }, 'PARTNERSHIP_COORDINATOR')
const [call = ''] = world.calls

type ReportedRow = Extract<OutcomeChange, { kind: 'report' }>['rows'][number]
const reported = (over: Partial<ReportedRow>): ReportedRow => ({
  place: ['44021', '9000'], status: 'HELD', accepted: true, sessions: [{ day: '2025-02-05', dayPart: 'PM', quarters: 8, enrolled: 40, present: 30 }], girls: 12, boys: 14, x: 0, unknown: 6, full: true, online: false, completed: null, kansen: 6, homes: [], guides: [5, 6, 0, 0, 5], priority: null, more: 10, same: 10, faces: [0, 0, 0, 10, 10], planned: 20_000, ...over,
})
const report = async (grant: number, ...rows: ReportedRow[]): Promise<void> => {
  await applyChange(database, world, { kind: 'report', grant, rows })
  await applyChange(database, world, { kind: 'status', grant, status: 'ACCEPTED' })
}
const view = (actor: Actor, filter: Partial<OutcomeFilter> = {}) => asActor(actor, (tx) => readPortfolio(tx, actor, { ...everything, ...filter }))
const value = async (actor: Actor, code: string, filter: Partial<OutcomeFilter> = {}): Promise<number | null | undefined> => (await view(actor, filter)).indicators.find((one) => one.code === code)?.value

const keyWords = (portfolio: Portfolio): Record<string, string | undefined> => Object.fromEntries(keyTable(portfolio).rows.map(({ key, cells }) => [key, cells[2]]))

await report(0, reported({ homes: [{ nis: '44021', count: 2 }], priority: true }))
await report(1, reported({ place: ['11002', '2000'], girls: 20, boys: 20, homes: [{ nis: '11002', count: 8 }, { nis: '44021', count: 20 }], guides: [1, 6, 0, 0, 2], priority: false }))
await report(2, reported({ place: ['71072', '3500'], girls: 1, boys: 2, unknown: 0, sessions: [{ day: '2025-02-05', dayPart: 'PM', quarters: 8, enrolled: 3, present: 3 }] }))
await report(3, reported({ girls: 30, boys: 30, unknown: 0, homes: [{ nis: '44021', count: 16 }] }))

describe('who sees what was reached', () => {
  test('the office sees every grant, a coordinator those of the own partnership, a reviewer nothing', async () => {
    expect((await view(officer)).grants.grants).toBe(4)
    // Grants 0 and 3 are of the partnership.
    const own = await view(coordinator)
    expect([own.grants.grants, own.outcomes.total.participants, own.choices.partnerships.map(({ code }) => code)]).toEqual([2, 92, world.partnerships])
    await expect(answerOf(view(await staffActor(database, 'VLAIO_REVIEWER')))).resolves.toBe('not-found')
    await expect(answerOf(view(await memberActor(database, { id: lead?.id ?? '' }, 'APPLICANT_SIGNATORY')))).resolves.toBe('not-found')
  })

  test('whoever has an interest in a file sees the figures without it', async () => {
    const conflicted = await staffActor(database, 'VLAIO_OFFICER')
    await insertRow(database, 'conflict', { userId: conflicted.userId, applicationId: world.grants[1]?.applicationId, type: 'FAMILY', source: 'DECLARED' })
    expect([(await view(officer)).outcomes.total.participants, (await view(conflicted)).outcomes.total.participants]).toEqual([141, 95])
  })

  test('a policy domain sees no small group, nor the one beside it that would give it away', async () => {
    const shown = await view(domain)
    // Grant 2 has three children; grant 0 is the smallest other one of the same call, so that no total of the call tells the three.
    expect([shown.outcomes.byMunicipality.get('71072')?.participants, shown.outcomes.byMunicipality.get('71072')?.withheld]).toEqual([0, 1])
    expect([...shown.outcomes.byMunicipality].map(([nis, sums]) => [nis, sums.participants]).toSorted()).toEqual([['11002', 46], ['44021', 60], ['71072', 0]])
    expect(provinceTable(shown).rows.find(({ key }) => key === '70000')?.cells).toEqual(['70000', '1', 'niet getoond', 'niet getoond', 'geen cijfer'])
    expect(await asActor(domain, (tx) => tx.outcomeTotal.count())).toBe(0)
  })

  test('what is hidden from a policy domain reads as hidden, not as 0 or as a lower sum', async () => {
    const shown = keyWords(await view(domain))
    expect([shown['I03'], shown['I13'], shown['I16'], shown['I21']]).toEqual(['meisjes niet getoond, jongens niet getoond, X niet getoond, onbekend niet getoond', expect.stringContaining('nieuw niet getoond'), 'niet getoond', 'niet getoond'])
    // In Antwerp nothing of the split is small.
    expect(keyWords(await view(domain, { gemeente: '11002' }))['I03']).toBe('meisjes 20, jongens 20, X 0, onbekend 6')
    expect(keyWords(await view(officer))['I03']).toBe('meisjes 63, jongens 66, X 0, onbekend 12')
  })

  test('a row with few guides of a kind, or few women, shows a policy domain none of its guides; the office sees them with their hours', async () => {
    // In Ghent ten are paid and twelve volunteer, ten of them women; in Antwerp one is paid; whatever is asked, the one cannot be subtracted.
    expect([keyWords(await view(domain, { gemeente: '44021' }))['I23'], keyWords(await view(domain, { gemeente: '11002' }))['I23'], keyWords(await view(domain))['I23']]).toEqual([
      '22 (bezoldigd 10, vrijwilliger 12, jobstudent 0, partner 0, vrouwen 10, uren bezoldigd 22,5, uren vrijwilliger 27, uren jobstudent 0, uren partner 0)', 'niet getoond', 'niet getoond',
    ])
    expect(keyWords(await view(officer, { gemeente: '11002' }))['I23']).toBe('7 (bezoldigd 1, vrijwilliger 6, jobstudent 0, partner 0, vrouwen 2, uren bezoldigd 2,25, uren vrijwilliger 13,5, uren jobstudent 0, uren partner 0)')
  })

  test('where participants live adds up to all of them; a small municipality leaves the row without homes for a policy domain', async () => {
    const [office, shown] = [await view(officer), await view(domain, { gemeente: '11002' })]
    expect(keyWords(office)['I05']).toBe('gemeente gekend 46, buiten Vlaanderen 47, onbekend 48')
    const homes = (actor: Actor, filter: Partial<OutcomeFilter> = {}) => asActor(actor, async (tx) => [...(await readHomes(tx, await outcomeScope(tx, actor), { ...everything, ...filter }))])
    expect(await homes(officer)).toEqual([['44021', 38], ['11002', 8]])
    // Eight of Antwerp and twenty of Ghent in Antwerp are no small numbers; the two of Ghent elsewhere are.
    expect([keyWords(shown)['I05'], await homes(domain)]).toEqual(['gemeente gekend 28, buiten Vlaanderen 9, onbekend 9', [['44021', 36], ['11002', 8]]])
    expect(keyWords(await view(domain))['I05']).toBe('gemeente gekend niet getoond, buiten Vlaanderen niet getoond, onbekend niet getoond')
  })

  test('what only a partnership is asked is no 0 of an academy', async () => {
    expect(keyWords(await view(officer))['I28']).toBe('geen cijfer')
    await database.sql(`update call set audience = 'PARTNERSHIP' where code = $1`, [call])
    expect([keyWords(await view(officer))['I28'], keyWords(await view(officer, { oproep: world.calls[1] ?? '' }))['I28']]).toEqual(['0', 'geen cijfer'])
    await database.sql(`update call set audience = 'ACADEMY' where code = $1`, [call])
  })

  test('whether a place is in a priority area is counted among the activities of calls that name such areas', async () => {
    expect([keyWords(await view(officer))['I17'], keyWords(await view(officer, { gemeente: '71072' }))['I17']]).toEqual(['1 (activiteiten van oproepen met aandachtsgebieden 2)', 'geen cijfer'])
  })

  test('without an accepted report there is no figure, which is not 0; one place is not many', async () => {
    const [nothing, one] = [await view(officer, { periode: '2024-K4' }), await view(officer, { gemeente: '11002' })]
    const words = keyWords(nothing)
    expect(['I01', 'I02', 'I03', 'I13', 'I16', 'I18', 'I21', 'I22', 'I23', 'I28'].map((code) => words[code])).toEqual(Array.from({ length: 10 }, () => 'geen cijfer'))
    expect(keyTable(one).finding).toMatch(/^1 sessie in 1 gemeente, samen /)
    expect(costTable({ cost: { count: 0, p10: null, median: null, p90: null }, childHours: { count: 0, p10: null, median: null, p90: null }, steps: [], postcodes: { reached: 0, planned: 0 } }, one).rows.find(({ key }) => key === 'final')?.cells[1]).toBe('geen cijfer')
  })

  test('a file without a report and with nothing in its log has no figures, which is not 0', () => {
    const row = { number: 'N', organisation: 'O', title: 'T', call: 'C', status: 'IN_CONTROL' as const, source: 'LOG' as const, grantedCents: 1n, finalCents: null, sessions: 0, participants: 0, childQuarters: 0, reportId: null }
    expect(grantTable([row], 1).rows[0]?.cells.slice(5)).toEqual(['nog geen cijfers', '0,01', 'geen cijfer', 'geen cijfer', 'geen cijfer'])
    expect(grantTable([{ ...row, sessions: 2, childQuarters: 8 }], 1).rows[0]?.cells.slice(5)).toEqual(['logboek', '0,01', '2', 'geen cijfer', '2'])
  })

  test('a quarter beside the one before is said as it is, and one call alone leads nothing', async () => {
    const { outcomes, ...rest } = await view(officer)
    const compared = (now: number) => quarterTable({ ...rest, outcomes: { ...outcomes, byQuarter: new Map([['2025-01-01', { ...outcomes.total, child_quarters: 8 }], ['2025-04-01', { ...outcomes.total, child_quarters: now }]]) } }, '2025-06-30').finding
    expect([quarterWords('2025-04-01', '2025-06-30'), quarterWords('2025-04-01', '2025-07-01'), quarterWords('2024-04-01', '2025-06-30')]).toEqual(['tweede kwartaal 2025 (tot vandaag)', 'tweede kwartaal 2025', 'tweede kwartaal 2024'])
    expect([compared(8), compared(12), compared(4)]).toEqual([expect.stringContaining(', evenveel als in'), expect.stringContaining(', meer dan in'), expect.stringContaining(', minder dan in')])
    expect(perTable('oproepen', [{ code: 'EEN', name: 'Eén', sums: outcomes.total, grants: 1, grantedCents: 1n, finalCents: 0n, settledChildQuarters: 0 }], { ...rest, outcomes }).finding).toBe('')
  })

  test('a policy domain sees a percentage from twenty children on, the office always', async () => {
    await expect(value(officer, 'I04', { gemeente: '71072' })).resolves.toBe(33.3)
    await expect(value(domain, 'I04', { gemeente: '71072' })).resolves.toBeNull()
    await expect(value(domain, 'I04', { gemeente: '11002' })).resolves.toBe(50)
  })
})

describe('a table that is taken along', () => {
  const download = (actor: Actor, table: Parameters<typeof downloadOutcomes>[2], filter: Partial<OutcomeFilter> = {}) => asActor(actor, (tx) => downloadOutcomes(tx, actor, table, { ...everything, ...filter }))

  const linesOf = (csv: string): string[][] => csv.replace('\uFEFF', '').trimEnd().split('\r\n').map((line) => line.split(';').map((cell) => cell.replaceAll(/^"|"$/g, '')))

  test('has a number a line under the same head in every table, with its unit and whether there is one to show; and that it was taken along is written down', async () => {
    expect(linesOf(await download(domain, 'provincies')).filter(([key], index) => index === 0 || key === '10000' || key === '70000')).toEqual([
      [...FIGURE_COLUMNS],
      ['10000', '10000', 'Sessies', '1', 'aantal', 'cijfer', '', '', '', ''], ['10000', '10000', 'Kinduren', '60', 'uur', 'cijfer', '', '', '', ''],
      ['10000', '10000', 'Deelnames', '46', 'aantal', 'cijfer', '', '', '', ''], ['10000', '10000', 'Aandeel meisjes', '50', '%', 'cijfer', '87', '43,5', '56,5', ''],
      ['70000', '70000', 'Sessies', '1', 'aantal', 'cijfer', '', '', '', ''], ['70000', '70000', 'Kinduren', '', 'uur', 'niet getoond', '', '', '', ''],
      ['70000', '70000', 'Deelnames', '', 'aantal', 'niet getoond', '', '', '', ''], ['70000', '70000', 'Aandeel meisjes', '', '%', 'geen cijfer', '', '', '', ''],
    ])
    const [event] = await database.sql(`select verb, subject_id as table from audit_event order by seq desc limit 1`)
    expect(event).toEqual({ verb: 'outcome.download', table: 'provincies' })
  })

  test('holds no sentence where a number belongs, whoever takes which table', async () => {
    for (const actor of [officer, domain])
      for (const table of outcomeTableCodes.filter((code) => code !== 'dossiers')) {
        const [head, ...lines] = linesOf(await download(actor, table))
        expect([table, head]).toEqual([table, [...FIGURE_COLUMNS]])
        for (const [key = '', , measure = '', number = '', , status, ...rest] of lines) {
          expect([table, key, measure, /^-?\d+(,\d{1,4})?$/.test(number) ? ['cijfer', 'minstens'].includes(status ?? '') : number === '' && status !== 'cijfer' && status !== '']).toEqual([table, key, measure, true])
          expect(rest.slice(0, 3).every((cell) => /^(\d+(,\d{1,4})?)?$/.test(cell))).toBe(true)
        }
      }
  })

  test('of the grants is a line a grant, numbers bare', async () => {
    const [head, ...lines] = linesOf(await download(officer, 'dossiers'))
    expect([head?.slice(6), lines.find((line) => line[9] === '46')?.slice(6), lines.length]).toEqual([['toegekend (euro)', 'definitief (euro)', 'sessies', 'deelnames', 'kinduren', 'status van de deelnames'], ['4000', '', '1', '46', '60', 'cijfer'], 4])
  })

  test('the files themselves are not for a policy domain', async () => {
    expect(await answerOf(download(domain, 'dossiers'))).toBe('not-found')
    expect(await answerOf(download(officer, 'dossiers'))).toBe('accepted')
  })
})

describe('targets', () => {
  const typed = (over: Record<string, unknown> = {}) => settingTargets.parse({ call: '', version: '0', reason: 'Beslist in het overleg van maart.', targets: {}, ...over })
  const aims = async (filter: Partial<OutcomeFilter> = {}) => {
    const rows = await asActor(officer, async (tx, now) => readTargetRows(tx, await readPortfolio(tx, officer, { ...everything, ...filter }), now))
    return Object.fromEntries(rows.map(({ code, value: aim, setBy, standing }) => [code, [aim, setBy, standing]]))
  }

  test('without any, those of the indicators hold, and the share of girls that the call asks', async () => {
    const [policy, ofCall] = [await aims(), await aims({ oproep: call })]
    expect([policy['I04'], policy['I06'], ofCall['I04'], ofCall['I06']]).toEqual([[33.33, 'indicators', 'reached'], [285, 'indicators', 'missed'], [33.33, 'call', 'reached'], undefined])
  })

  test('an officer sets those of a call, which then hold before those of the policy', async () => {
    await setTargets(officer, typed({ targets: { I04: '60', I08: '1' } }))
    await setTargets(admin, typed({ call, targets: { I04: '44,5' } }))
    const [policy, ofCall] = [await aims(), await aims({ oproep: call })]
    expect([policy['I04'], policy['I08'], ofCall['I04'], ofCall['I08']]).toEqual([[60, 'policy', 'missed'], [1, 'policy', 'reached'], [44.5, 'call', 'undecided'], undefined])
    const [event] = await database.sql<{ verb: string; type: string }>('select verb, subject_type as type from audit_event order by seq desc limit 1')
    expect(event).toEqual({ verb: 'target.set', type: 'call' })
  })

  test('a place or a period keeps the levels and leaves out what adds up', async () => {
    expect(Object.keys(await aims({ periode: '2025' }))).toEqual(['I04', 'I11', 'I12', 'I15', 'I19', 'I20', 'I27'])
  })

  test('a call that is over, a stranger, the same twice and a page of before are refused', async () => {
    const [closed = ''] = world.calls.slice(1)
    await database.sql(`update call set status = 'COMPLETED' where code = $1`, [closed])
    expect(await answerOf(setTargets(officer, typed({ call: closed, targets: { I04: '40' } })))).toBe('too-late')
    expect(await answerOf(setTargets(domain, typed({ version: '1', targets: { I04: '40' } })))).toBe('not-found')
    expect(await answerOf(setTargets(officer, typed({ call: 'BESTAAT-NIET', targets: { I04: '40' } })))).toBe('not-found')
    expect(await answerOf(setTargets(officer, typed({ version: '1', targets: { I04: '60,0', I08: '1' } })))).toBe('invalid')
    expect(await answerOf(setTargets(officer, typed({ version: '0', targets: { I04: '40' } })))).toBe('changed-meanwhile')
  })

  test('half a form says what is wrong at each field', () => {
    const read = settingTargets.safeParse({ call: '', version: '0', reason: 'kort', targets: { I04: '101', I19: 'veel' } })
    expect(read.error?.issues.map(({ path }) => path.join('.')).toSorted()).toEqual(['reason', 'targets.I04', 'targets.I19'])
    expect(read.error?.issues.find(({ path }) => path[1] === 'I04')?.message).toBe('Geef een getal op van meer dan 0 tot 100, met ten hoogste twee cijfers na de komma.')
  })

  test('of two at once one is kept, and a version never changes', async () => {
    const both = await Promise.all([officer, admin].map((actor, index) => answerOf(setTargets(actor, typed({ version: '1', targets: { I11: String(70 + index) } })))))
    expect(both.toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    await expect(database.sql(`update indicator_target_set set reason = 'anders geschreven'`)).rejects.toThrow('append-only')
  })
})

describe('how small a number may be', () => {
  const change = (actor: Actor, leastShown: number, seen: string | null = null) =>
    answerOf(changeThresholds(actor, { seen: { leastShown: seen, leastDenominator: null, leastAnswers: null }, leastShown, leastDenominator: 20, leastAnswers: 5 }))

  test('the administrator says it, nobody else, and not on an old page', async () => {
    expect(await change(officer, 10)).toBe('not-found')
    expect(await change(admin, 61)).toBe('accepted')
    expect((await view(domain)).outcomes.total.participants).toBe(0)
    expect(await change(admin, 10)).toBe('changed-meanwhile')
    const [event] = await database.sql('select verb from audit_event order by seq desc limit 1')
    expect(event).toEqual({ verb: 'threshold.change' })
  })

  test('the database takes no threshold under three', async () => {
    await expect(asActor(admin, (tx) => tx.$queryRaw`select change_thresholds('{}', '{"leastShown": "2"}')`)).rejects.toThrow()
  })
})
