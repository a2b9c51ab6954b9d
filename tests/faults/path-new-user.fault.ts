import { afterAll, expect, test } from 'vitest'
import { stepCodes } from '@/lib/applications/steps'
import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { writePdf } from '@/lib/files/pdf-document'
import { municipalities } from '@/lib/reference/queries'
import { answersOf, type TypedAnswers } from '@/lib/story/answers'
import { content } from '@/lib/story/content'
import { correctedForFiling } from '@/lib/story/corrections'
import { addDays, localDay } from '@/lib/time'
import { openWindows } from '@/tests/support/browser'
import { countedHands, type CountedHands, type Effort } from '@/tests/support/counted-hands'
import { below, note } from '@/tests/support/figures'
import { inputsOf } from '@/tests/support/fill-form'
import { startStoryPortal } from '@/tests/support/portal-server'
import { withoutDraft } from '@/tests/support/without-draft'
import { rowsOn } from '@/tests/journeys/whole-chain/hands'

const portal = await startStoryPortal()
const windows = await openWindows(portal.origin)
afterAll(() => windows.browser.close())
const places = new Map((await asActor(systemActor('tests'), (tx) => municipalities(tx))).map(({ nis, name }) => [nis, name]))
const letter = Buffer.from(await writePdf({ title: 'Intentiebrief', createdAt: new Date(0), blocks: [{ kind: 'paragraph', text: 'Wij werken mee.' }], footer: 'Voorbeeld.' }))

/** Last year's request of the academy, asked once more: its four series in the period of the open call, and a budget that closes on the lump sums. */
const wanted = (() => {
  const request = content.requests.find(({ code }) => code === 'R19')
  const call = content.calls.find(({ code }) => code === 'UIT-DEMO')
  if (!request || !call) throw new Error('The story lost R19 or UIT-DEMO.')
  const answers = correctedForFiling(answersOf(request, call, { dayOf: (day: number) => addDays(localDay(new Date()), day) } as Parameters<typeof answersOf>[2]))
  const requested = 3000
  const { costs, revenues } = request.budget
  const sum = (all: readonly number[]) => all.reduce((total, cents) => total + cents, 0) / 100
  const others = sum(revenues.filter(({ category }) => !['REQUESTED', 'OWN'].includes(category)).map(({ amountCents }) => amountCents))
  const own = `${(sum(costs.map(({ totalCents }) => totalCents)) - others - requested).toFixed(2)}`.replace('.', ',')
  const begroting = { ...answers.begroting, requestedCents: `${requested},00`, revenues: answers.begroting.revenues.map((row) => (row.category === 'OWN' ? { ...row, amount: own } : row)) }
  return { ...answers, begroting }
})()

const lists: Record<string, readonly string[]> = { 'andere-steun': ['otherGrants', 'deMinimis'], doelgroepen: ['targetGroups'], partners: ['partners'], begroting: ['costs', 'revenues'] }

/** From the page of the call to the receipt, by its buttons only. */
const walk = async (hands: CountedHands, begin: string | null): Promise<void> => {
  const { page, click, go, fill } = hands
  await page.goto('/oproepen/UIT-DEMO')
  if (begin !== null) await click(page.getByRole('radio', { name: begin }))
  await go(page.getByRole('button', { name: 'Start aanvraag' }))
  await go(page.getByRole('link', { name: /^Ga verder/ }))
  const { activities, ...steps } = wanted
  for (const step of stepCodes) {
    expect(new URL(page.url()).pathname.split('/').at(-1)).toBe(step)
    if (step === 'activiteiten') for (const [index, activity] of activities.entries()) await fillActivity(hands, index, activity)
    for (const list of lists[step] ?? []) {
      const rows = Object.entries(steps[step]).find(([name]) => name === list)?.[1]
      await rowsFor(hands, list, Array.isArray(rows) ? rows.length : 0)
    }
    await fill(inputsOf(steps[step]))
    if (step === 'bijlagen') for (const number of steps.partners.partners.keys()) await addLetter(hands, `intentiebrief-${number + 1}.pdf`)
    await confirmCopied(hands)
    await go(page.getByRole('button', { name: 'Bewaar en ga verder' }))
  }
  await go(page.getByRole('button', { name: 'Dien in', exact: true }))
  expect(new URL(page.url()).pathname).toMatch(/\/bewijs$/)
}

const fillActivity = async (hands: CountedHands, index: number, { id: _id, sessions, ...activity }: TypedAnswers['activities'][number]): Promise<void> => {
  const { page, go, fill } = hands
  const known = page.locator(`a[href*="/activiteiten/${index + 1}?rij="]`)
  await go((await known.count()) > 0 ? known : page.getByRole('button', { name: 'Voeg activiteit toe' }))
  await rowsFor(hands, `activities.${index}.sessions`, sessions.length)
  await fill(inputsOf({ ...activity, nis: places.get(activity.nis) ?? activity.nis, sessions: sessions.map(({ id: _row, ...session }) => session) }, `activities.${index}.`))
  await confirmCopied(hands)
  await go(page.getByRole('button', { name: 'Bewaar en ga verder' }))
}

/** "Voeg rij toe" until the list is as long as what will be typed. A block of a list comes from the server, a row of a table at once. */
const rowsFor = async ({ page, click }: CountedHands, list: string, count: number): Promise<void> => {
  for (let have = await rowsOn(page, list); have < count; have++) {
    await click(page.locator(`button[value="add:${list}"]`))
    await page.locator(`[name^="${list}.${have}."]:not([type=hidden])`).first().waitFor()
  }
}

const confirmCopied = async ({ page, click }: CountedHands): Promise<void> => {
  const confirm = page.getByRole('button', { name: 'Alles klopt nog' })
  if ((await confirm.count()) === 0) return
  await click(confirm)
  await confirm.waitFor({ state: 'detached' })
}

const addLetter = async ({ page, effort, click }: CountedHands, name: string): Promise<void> => {
  await click(page.locator('[name=kind][value=PARTNER_LETTER]'))
  // The window of the browser: open it, choose the file.
  effort.clicks += 2
  await page.locator('[name=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer: letter })
  await click(page.getByRole('button', { name: 'Voeg bestand toe' }))
  await page.getByRole('link', { name }).waitFor()
}

/** Noted for whoever weighs the path. Seconds are those of the machine; a person's hands need about 0,28 s a key and 1,3 s a click, and time to think besides. */
const timed = async (name: string, begin: string | null, limits: { keys: number; seconds: number }): Promise<Effort> => {
  await withoutDraft(portal.database, 'gemachtigde')
  const hands = countedHands(await windows.as('gemachtigde'))
  const started = performance.now()
  await walk(hands, begin)
  const { effort } = hands
  const seconds = (performance.now() - started) / 1000
  const minutes = Math.round((effort.keys * 0.28 + effort.clicks * 1.3) / 60)
  note({ row: 'PATH', what: `keys, ${name} (${effort.pages} pages, ${effort.clicks} clicks)`, figure: effort.keys, bar: below(limits.keys) })
  note({ row: 'PATH', what: `seconds of the machine, ${name} (about ${minutes} minutes of hands)`, figure: seconds, bar: below(limits.seconds) })
  await hands.page.context().close()
  return effort
}

test('a new user comes from “Start aanvraag” to the receipt by buttons only; who begins with last year’s request types a fraction of it', async () => {
  const plain = await timed('with the data of the organisation only', null, { keys: 7_000, seconds: 300 })
  await portal.database.sql(`update application set status = 'LAPSED' from set_config('session_replication_role', 'replica', true) where status = 'SUBMITTED'`)
  const [before] = await portal.database.sql<{ number: string }>(`select a.number from application a join call c on c.id = a.call_id join organisation o on o.id = a.organisation_id where c.code = 'ACT-DEMO' and o.kbo = '1999001437'`)
  const prefilled = await timed('begun with last year’s request', before?.number ?? 'none', { keys: 700, seconds: 300 })
  expect({ plain, prefilled }).toEqual({ plain: { pages: 19, clicks: 205, keys: 6998 }, prefilled: { pages: 19, clicks: 114, keys: 587 } })
}, 300_000)
