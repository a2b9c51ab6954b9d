import { writePdf } from '@/lib/files/pdf-document'
import { cookieOf } from '@/tests/support/browser'
import type { StoryPortal } from '@/tests/support/portal-server'
import type { StoryRows } from '@/tests/support/story-rows'
import type { Screen } from './screens'

/** Screens in the states that somebody's act or the hour brings them in. The last change the story: they come after all others. */
export const statesOf = async (portal: StoryPortal, rows: StoryRows): Promise<Screen[]> => {
  const draft = `/aanvragen/${rows.draft}`
  const receipt = await download(portal.origin, `/aanvragen/${rows.filed}/bewijs.json`)
  const changed = Buffer.from(receipt.toString().replace(/"number":"[^"]*"/, '"number":"STEM-2099-ACT-00001"'))
  const check = (...files: { name: string; buffer: Buffer }[]): NonNullable<Screen['then']> => async (page) => {
    await page.getByLabel('Bewijs (JSON of PDF)').setInputFiles(files.map((file) => ({ ...file, mimeType: 'application/json' })))
    await page.getByRole('button', { name: 'Controleer bewijs' }).click()
    await page.locator('.found h2').waitFor()
  }
  const paste = (text: string): NonNullable<Screen['then']> => async (page) => {
    await page.getByRole('textbox', { name: 'Plak uit uw rekenblad' }).fill(text)
    await page.getByRole('button', { name: 'Bekijk' }).click()
    await page.getByRole('table').waitFor()
  }
  const until = (left: string) => portal.database.sql(`update call set deadline_at = portal_now() + $1::interval from set_config('session_replication_role', 'replica', true) where code = 'UIT-DEMO'`, [left])
  const [panel] = await portal.database.sql<{ id: string; email: string }>(`select r.id, u.email from review r join app_user u on u.id = r.reviewer_id where r.application_id = $1 and r.status = 'FINAL' order by u.email`, [rows.consensusFile])
  return [
    ...['overleg', 'overleg/herzien'].map((page): Screen => ({ name: `beoordelaar-${page.replace('/', '-')}`, path: `/beoordelen/${panel?.id}/${page}`, account: panel?.email ?? '' })),
    { name: 'aanvraag-activiteit-verwijderen', path: `${draft}/activiteiten`, account: 'invuller', then: async (page) => {
      await page.getByRole('button', { name: /^Verwijder activiteit/ }).first().click()
      await page.getByRole('group', { name: /^Verwijdert u/ }).waitFor()
    } },
    { name: 'controleer-echt', path: '/controleer', account: null, then: check({ name: 'bewijs.json', buffer: receipt }) },
    { name: 'controleer-vals', path: '/controleer', account: null, then: check({ name: 'bewijs.json', buffer: receipt }, { name: 'kopie.json', buffer: changed }) },
    { name: 'aanvraag-sessies-geplakt', path: `${draft}/activiteiten/1/plakken`, account: 'invuller', then: paste('Datum;Van;Tot;Lokaal\n14/09/2027;13:30;15:30;zaal 1\n31/02/2027;13:30;15:30;zaal 1\n28/09/2027;13u30;25:00;zaal 2') },
    { name: 'aanvraag-kosten-geplakt', path: `${draft}/begroting/plakken/kosten`, account: 'invuller', then: paste('Soort;Omschrijving;Aantal;Eenheid;Prijs\nverzekering;Polis voor deelnemers;120;deelnemer;3,40\nmateriaal en verbruik;Tin en soldeerbouten;6;pakket;54,00') },
    { name: 'aanvraag-bijlagen-virusscan', path: `${draft}/bijlagen`, account: 'invuller', then: async (page) => { await addScannedFiles(portal, draft); await page.reload() } },
    { name: 'afmelden-vraag', path: `${draft}/doelgroepen`, account: 'collega', then: async (page) => {
      await page.waitForFunction(() => Object.keys(document.querySelector('form.form') ?? {}).some((key) => key.startsWith('__react')))
      await page.route('**/bewaar', (route) => route.abort())
      await page.locator('[name=accessibilityMeasures]').fill('Een lift en een lus')
      await page.getByText('1 wijziging wacht op dit toestel.').waitFor()
      await page.getByRole('button', { name: 'Afmelden' }).click()
      await page.getByRole('alertdialog').waitFor()
    } },
    { name: 'aanvraag-laatste-dag', path: draft, account: 'invuller', then: async (page) => { await until('23 hours'); await page.reload() } },
    { name: 'aanvraag-laatste-uur', path: draft, account: 'invuller', then: async (page) => { await until('40 minutes'); await page.reload() } },
    { name: 'aanvraag-te-laat', path: draft, account: 'invuller', then: async (page) => { await until('-1 minute'); await page.reload() } },
  ]
}

const download = async (origin: string, path: string): Promise<Buffer> => {
  const { name, value } = await cookieOf('invuller')
  return Buffer.from(await (await fetch(`${origin}${path}`, { headers: { cookie: `${name}=${value}` } })).arrayBuffer())
}

/** One file that waits for the scanner, one that it found clean, one with a virus. */
const addScannedFiles = async ({ origin, database }: StoryPortal, draft: string): Promise<void> => {
  const { name, value } = await cookieOf('invuller')
  for (const [file, state] of [['statuten 2026.pdf', 'WAITING'], ['begroting-met-een-heel-lange-naam-van-de-penningmeester.pdf', 'CLEAN'], ['van-een-vreemde-stick.pdf', 'INFECTED']] as const) {
    const content = await writePdf({ title: file, createdAt: new Date(0), blocks: [{ kind: 'paragraph', text: file }], footer: 'Voorbeeld.' })
    const form = new FormData()
    form.set('kind', 'OTHER')
    form.set('file', new File([new Uint8Array(content)], file))
    await fetch(`${origin}${draft}/bijlagen/upload`, { method: 'POST', body: form, redirect: 'manual', headers: { origin, cookie: `${name}=${value}` } })
    if (state !== 'WAITING') await database.sql(`update file_scan set state = '${state}', scanned_at = portal_now(), answer = 'stream: ${state === 'CLEAN' ? 'OK' : 'Win.Test.EICAR_HDB-1 FOUND'}' where sha256 = (select sha256 from attachment where name = $1 order by uploaded_at desc limit 1)`, [file])
  }
}
