import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import '@/tests/support/production-settings'
import { visitor, type Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { outcomeLetterToRead, moneyLetterToRead, moneyLettersOf } from '@/lib/letters/queries'
import { letterContent, type LetterContent } from '@/lib/letters/letter-content'
import { letterPdf, produceLetter } from '@/lib/letters/produce-letter'
import { claimRecovery, openRecovery } from '@/lib/payments/recover-payment'
import { computeSettlement, confirmSettlement } from '@/lib/payments/settle-grant'
import { acceptReport } from '@/lib/reports/judge-report'
import { submitReport } from '@/lib/reports/submit-report'
import type { ReportDraft } from '@/lib/reports/schema'
import { formatDay, formatDeadline, localDay } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { staffActor } from '@/tests/support/factories'
import { createReport, filledActivity, filledReport, proveCost, provenCost } from '@/tests/support/filled-report'
import { answerOf, createGrant, type RunningGrant } from '@/tests/support/running-grant'
import { weigh } from '@/tests/support/weighed-grant'

const database = await testDatabase()
process.env['DATA_DIR'] = mkdtempSync(join(tmpdir(), 'stem-letters-'))
afterAll(() => rmSync(process.env['DATA_DIR'] ?? '', { recursive: true }))
const controller = await staffActor(database, 'VLAIO_CONTROLLER')
const finance = await staffActor(database, 'VLAIO_FINANCE')

type Given = Parameters<typeof createGrant>[1]

const reported = async (given: Given, draft: ReportDraft, struck: readonly string[] = []): Promise<RunningGrant> => {
  const grant = await createGrant(database, { status: 'REPORT_DUE', ...given })
  const reportId = await createReport(database, grant, { draft })
  if ('costs.0.real' in draft) await proveCost(database, reportId)
  await submitReport(grant.signatory, { reportId })
  await acceptReport(controller, { reportId, remarks: '', activities: (given?.activities ?? []).map(({ rowId }) => ({ rowId, accepted: struck.includes(rowId) ? 'nee' : 'ja', reason: struck.includes(rowId) ? 'Ze was niet open voor iedereen.' : '' })) })
  await weigh(database, grant)
  return grant
}

const settled = async (given: Given, draft: ReportDraft = filledReport(), struck: readonly string[] = [], acceptedCosts: bigint | null = null, motivation = ''): Promise<RunningGrant> => {
  const grant = await reported(given, draft, struck)
  await computeSettlement(controller, { grantId: grant.grantId, acceptedCosts, motivation })
  await confirmSettlement(finance, { grantId: grant.grantId })
  return grant
}

/** 200 child-hours were held of 180 planned, at 4 euro each: 720 euro, of which 576 was paid. */
const balance = (): Promise<RunningGrant> => settled({ grantedCents: 72_000n, activities: [{ rowId: 'a1', childHours: 180 }] })
/** The activity of 200 child-hours counts; the other is struck: 800 of 1.600 euro, of which 1.280 was paid. */
const overpaid = (): Promise<RunningGrant> =>
  settled({ grantedCents: 160_000n, activities: [{ rowId: 'a1', childHours: 200 }, { rowId: 'a2', childHours: 200 }] }, filledReport(filledActivity(0), filledActivity(1)), ['a2'])

const motivation = 'De tweede activiteit telt niet mee, zoals in de afrekening staat. Het voorschot was te hoog.'
const claimed = async (): Promise<RunningGrant> => {
  const grant = await overpaid()
  await openRecovery(finance, { grantId: grant.grantId, motivation })
  await database.sql(`update recovery set hearing_until = portal_now() - interval '1 second' where grant_id = $1`, [grant.grantId])
  await claimRecovery(finance, { grantId: grant.grantId })
  return grant
}

type Row = { id: string; content: unknown; released: boolean; createdAt: Date }
const letterOf = async ({ applicationId }: RunningGrant, kind: string): Promise<Row & { letter: LetterContent }> => {
  const rows = await database.sql<Row>(`select id, content, released_at is not null as released, created_at as "createdAt" from letter where application_id = $1 and kind = $2`, [applicationId, kind])
  const [row] = rows
  if (!row || rows.length > 1) throw new Error(`${rows.length} letters of kind ${kind}`)
  return { ...row, letter: letterContent.parse(row.content) }
}
/** The letter as whoever listens to it hears it. */
const spoken = ({ sections }: LetterContent): string[] => sections.flatMap(({ heading, paragraphs, lines }) => [`# ${heading}`, ...paragraphs, ...lines.map(({ term, value }) => `${term}: ${value}`)])
const today = formatDay(localDay(new Date()))

const appeal = [
  'U kunt om heroverweging vragen bij VLAIO, binnen 30 dagen na de kennisgeving van deze beslissing. Een verzoek tot heroverweging schort de beslissing niet op.',
  expect.stringContaining('Raad van State, binnen 60 dagen na de kennisgeving van deze beslissing'),
  expect.stringContaining('Vlaamse Ombudsdienst'),
]

describe('the letter of a settlement', () => {
  test('with a balance says how it was computed, and what comes on which account and when', async () => {
    const grant = await balance()
    const { letter, released } = await letterOf(grant, 'SETTLEMENT')
    expect([released, letter.title, letter.number]).toEqual([true, `Afrekening van uw subsidie ${grant.number}`, grant.number])
    expect(spoken(letter)).toEqual([
      '# Rechtsgronden',
      'Besluit van de Vlaamse Regering (voorbeeld)',
      '# Vormvereisten',
      expect.stringMatching(new RegExp(`^Voor de aanvraag ${grant.number} is een subsidie van 720,00 euro toegekend, voor de periode van .* tot en met .*\\.$`)),
      expect.stringMatching(new RegExp(`^Het eindverslag is ingediend op .* en aanvaard op ${today}\\.$`)),
      'De afrekening is berekend na de controle van het eindverslag en bevestigd door een andere medewerker van VLAIO.',
      '# Motivering',
      'Het definitieve bedrag is het toegekende bedrag. Hieronder staat hoe we rekenen.',
      'Gepland: 180 kinduren × 4,00 euro: 720,00 euro',
      '180 kinduren × 4,00 euro: 720,00 euro',
      'Toegekend bedrag: 720,00 euro',
      'Definitief bedrag: 720,00 euro',
      'Al betaald: 576,00 euro',
      'Saldo: 144,00 euro',
      '# Juridisch kader',
      'Wie subsidie krijgt, gebruikt ze voor het doel waarvoor ze is toegekend en verantwoordt dat gebruik (artikelen 11 tot en met 14 van de wet van 16 mei 2003).',
      'Het Besluit Vlaamse Codex Overheidsfinanciën van 17 mei 2019 is van toepassing.',
      'Het definitieve bedrag is nooit hoger dan het toegekende bedrag.',
      '# Beslissing',
      expect.stringMatching(/^Artikel 1\. Het definitieve bedrag van de subsidie aan .* is 720,00 euro\.$/),
      'Artikel 2. Daarvan is al 576,00 euro betaald. VLAIO betaalt het saldo van 144,00 euro binnen 30 dagen op de rekening BE03 9990 0000 1484.',
    ])
    expect(letter.appeal).toEqual({ heading: 'Niet akkoord met deze beslissing?', paragraphs: appeal })
    expect(letter.contact).toEqual({ heading: 'Contact', name: 'Team STEM', email: 'stem@demo.example', phone: '0800 00 000' })
  })

  test('names each activity that does not count, with the reason of the controller, and asks nothing back yet', async () => {
    const { letter } = await letterOf(await overpaid(), 'SETTLEMENT')
    const [, , reasons, , decision] = letter.sections
    expect(reasons?.paragraphs).toEqual([
      'Het definitieve bedrag is 800,00 euro lager dan het toegekende bedrag. De subsidie volgt wat is gerealiseerd en aanvaard. Hieronder staat hoe we rekenen.',
      expect.stringMatching(/^De activiteit “.*” telt niet mee\. Ze was niet open voor iedereen\.$/),
    ])
    expect(reasons?.lines.at(-1)).toEqual({ term: 'Terug te betalen', value: '480,00 euro' })
    expect(decision?.paragraphs[1]).toBe('Artikel 2. Er is 480,00 euro te veel betaald. VLAIO kan dat bedrag terugvorderen. Als VLAIO dat van plan is, krijgt u eerst een bericht en hebt u 30 dagen om te reageren. U hoeft nu nog niets te betalen.')
  })

  test('of a share of the costs says which costs are accepted, and why not all', async () => {
    const grant = await settled({ grantedCents: 80_000n, activities: [{ rowId: 'a1', childHours: 200 }], call: { fundingModel: 'COST_SHARE', supportRateBp: 7000, unitAmountCents: null } }, { ...filledReport(), ...provenCost }, [], 100_000n, 'Factuur F-13 hoort niet bij het project.')
    const reasons = (await letterOf(grant, 'SETTLEMENT')).letter.sections[2]
    expect(reasons?.paragraphs.slice(1)).toEqual(['Van de 1.200,00 euro kosten in het verslag is 1.000,00 euro aanvaard.', 'Factuur F-13 hoort niet bij het project.'])
    expect(reasons?.lines.slice(0, 2)).toEqual([{ term: 'Kosten in het verslag', value: '1.200,00 euro' }, { term: '70% van 1.000,00 euro aanvaarde kosten', value: '700,00 euro' }])
  })
})

describe('the letter of a claim', () => {
  test('says how much, why, until when, on which account and with which message', async () => {
    const grant = await claimed()
    const { letter, released } = await letterOf(grant, 'RECOVERY')
    const [row] = await database.sql<{ message: string; dueAt: Date }>('select structured_message as message, due_at as "dueAt" from recovery where grant_id = $1', [grant.grantId])
    const due = row ? formatDeadline(row.dueAt) : ''
    expect([released, letter.title]).toEqual([true, `Terugvordering van subsidie ${grant.number}`])
    expect(letter.sections.map(({ heading }) => heading)).toEqual(['Rechtsgronden', 'Vormvereisten', 'Motivering', 'Juridisch kader', 'Beslissing'])
    expect(spoken(letter).slice(3)).toEqual([
      `De subsidie is afgerekend op ${today}.`,
      expect.stringMatching(new RegExp(`^De terugvordering is aangekondigd op ${today}\\. U kon reageren .*\\.$`)),
      '# Motivering',
      motivation,
      'Toegekend bedrag: 1.600,00 euro',
      'Al betaald: 1.280,00 euro',
      'Definitief bedrag: 800,00 euro',
      'Terug te betalen: 480,00 euro',
      '# Juridisch kader',
      'Wie de voorwaarden van een subsidie niet naleeft of ze niet gebruikt voor haar doel, betaalt ze terug (artikel 13 van de wet van 16 mei 2003).',
      'Het Besluit Vlaamse Codex Overheidsfinanciën van 17 mei 2019 is van toepassing.',
      '# Beslissing',
      expect.stringMatching(/^Artikel 1\. .* betaalt 480,00 euro terug\.$/),
      `Artikel 2. De betaling gebeurt ${due}, op de rekening BE68 5390 0754 7034 van VLAIO en met de gestructureerde mededeling ${row?.message}.`,
      'Bedrag: 480,00 euro',
      `Te betalen: ${due}`,
      'Rekening van VLAIO: BE68 5390 0754 7034',
      `Gestructureerde mededeling: ${row?.message}`,
    ])
    expect(letter.appeal.paragraphs).toEqual(appeal)
  })

  test('is not written while nobody knows on which account, and then nothing is claimed', async () => {
    const grant = await overpaid()
    await openRecovery(finance, { grantId: grant.grantId, motivation })
    await database.sql(`update recovery set hearing_until = portal_now() - interval '1 second' where grant_id = $1`, [grant.grantId])
    await database.sql(`update call set repayment_iban = '' where id = $1`, [grant.callId])
    expect(await answerOf(claimRecovery(finance, { grantId: grant.grantId }))).toBe('conflict')
    expect(await database.sql(`select (select count(*) from letter where application_id = $1 and kind = 'RECOVERY')::int as letters, claimed_at from recovery where grant_id = $2`, [grant.applicationId, grant.grantId])).toEqual([{ letters: 0, claimed_at: null }])
  })
})

describe('the PDF', () => {
  test('is tagged: Dutch, with a title, one first heading, the sections as second ones and the appeal block among them', async () => {
    const { letter, createdAt } = await letterOf(await claimed(), 'RECOVERY')
    const pdf = (await letterPdf(letter, createdAt)).toString('latin1')
    const count = (pattern: RegExp): number => [...pdf.matchAll(pattern)].length
    expect([/\/MarkInfo \d+ 0 R/, /\/Marked true/, /\/StructTreeRoot/, /\/Lang \(nl-BE\)/, /\/DisplayDocTitle true/, /pdfuaid:part/].filter((wanted) => !wanted.test(pdf))).toEqual([])
    expect([count(/\/S \/H1\b/g), count(/\/S \/H2\b/g), count(/\/S \/Document\b/g)]).toEqual([1, 6, 1])
  })

  test('is made once by the worker, and read by its organisation and the office, not by anybody else', async () => {
    const grant = await claimed()
    const read = (actor: Actor, word: string) => asActor(actor, (tx) => moneyLetterToRead(tx, actor, grant.number, word))
    const letters = () => asActor(finance, (tx, now) => moneyLettersOf(tx, grant.applicationId, now))
    expect(await letters()).toEqual([{ word: 'afrekening', ready: false, overdue: false }, { word: 'terugvordering', ready: false, overdue: false }])
    expect(await read(grant.signatory, 'afrekening')).toBeNull()

    for (const kind of ['SETTLEMENT', 'RECOVERY', 'RECOVERY']) await produceLetter({ id: (await letterOf(grant, kind)).id })
    expect(await letters()).toEqual([{ word: 'afrekening', ready: true, overdue: false }, { word: 'terugvordering', ready: true, overdue: false }])
    expect((await read(grant.signatory, 'afrekening'))?.name).toBe(`${grant.number}-afrekening.pdf`)
    expect(await read(grant.editor, 'terugvordering')).toMatchObject({ name: `${grant.number}-terugvordering.pdf`, mime: 'application/pdf' })
    expect((await read(await staffActor(database, 'AUDITOR'), 'terugvordering'))?.sha256).toBe((await read(grant.editor, 'terugvordering'))?.sha256)
    const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
    const conflicted = { ...(await staffActor(database, 'VLAIO_OFFICER')), conflictedApplicationIds: [grant.applicationId] }
    for (const actor of [grant.stranger, reviewer, conflicted, visitor]) expect(await read(actor, 'afrekening')).toBeNull()
    expect([await read(grant.signatory, 'DECISION'), await read(grant.signatory, 'constructor')]).toEqual([null, null])
    // The outcome of the request keeps its own letter: the one about money never takes its place.
    expect(await asActor(grant.signatory, (tx) => outcomeLetterToRead(tx, grant.signatory, grant.applicationId))).toBeNull()
  })
})
