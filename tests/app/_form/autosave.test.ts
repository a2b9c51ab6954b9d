import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest'
import type { AutosaveResult } from '@/app/_form/autosave-result'
import type { FormState } from '@/app/_form/form-state'
import { serveClient, type ClientPage } from '@/tests/support/client-page'

type Posted = [string, string][]
type Answer<T> = (posted: Posted) => T | Promise<T>

let client: ClientPage
beforeAll(async () => {
  client = await serveClient('tests/app/_form/form-page.tsx')
})
afterAll(() => client.close())

let page: Page
let saves: Posted[]
let submits: Posted[]
let answerSave: Answer<AutosaveResult>
let answerSubmit: Answer<FormState>

beforeEach(async () => {
  saves = []
  submits = []
  answerSave = () => saved(5)
  answerSubmit = (posted) => ({ status: 'done', problems: [], values: asValues(posted), at: 'een' })
  page = await client.open()
  await page.exposeFunction('save', (posted: Posted) => answerSave((saves.push(posted), posted)))
  await page.exposeFunction('submit', (posted: Posted) => answerSubmit((submits.push(posted), posted)))
  await page.getByLabel('Titel').waitFor()
})
afterEach(() => page.context().close())

const saved = (version: number): AutosaveResult => ({ status: 'saved', version, savedAt: '2026-06-01T12:32:00Z' })
const asValues = (posted: Posted): FormState['values'] =>
  Object.fromEntries(posted.map(([name]) => [name, several(posted, name)]))
const several = (posted: Posted, name: string) => {
  const texts = posted.filter(([other]) => other === name).map(([, text]) => text)
  return texts.length === 1 ? (texts[0] ?? '') : texts
}
const of = (posted: Posted | undefined, name: string) => posted?.find(([other]) => other === name)?.[1]
const line = () => page.locator('.form__save')
/** The machine of a test may be slow; the answer may not be wrong. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 5_000 })
const says = (words: string) => line().getByText(words).waitFor()

describe('a form that saves itself', () => {
  test('what is typed is saved a moment later, on the newest version', async () => {
    await page.getByLabel('Titel').fill('Torens')
    await says('Alles bewaard op 01/06/2026 om 14.32 uur')
    answerSave = () => saved(6)
    await page.getByLabel('Titel').fill('Torens bouwen')
    await eventually(() => saves.length).toEqual(2)
    expect(saves.map((posted) => [of(posted, 'title'), of(posted, 'version')])).toEqual([['Torens', '4'], ['Torens bouwen', '5']])
  })

  test('one save at a time: what is typed meanwhile goes with the next', async () => {
    const first = Promise.withResolvers<AutosaveResult>()
    answerSave = () => first.promise
    await page.getByLabel('Titel').fill('Een')
    await says('Bewaren…')
    await page.getByLabel('Titel').fill('Twee')
    await page.waitForTimeout(500)
    expect(saves.length).toEqual(1)
    answerSave = () => saved(6)
    first.resolve(saved(5))
    await eventually(() => saves.map((posted) => [of(posted, 'title'), of(posted, 'version')])).toEqual([['Een', '4'], ['Twee', '5']])
  })

  test('a version older than a colleague’s is said, and nothing typed is lost', async () => {
    answerSave = () => ({ status: 'stale', by: 'Karim Benali' })
    await page.getByLabel('Titel').fill('Mijn woorden')
    await says('Karim Benali wijzigde dit ook. Uw tekst staat nog op deze pagina.')
    expect(await page.getByLabel('Titel').inputValue()).toEqual('Mijn woorden')
    expect(await line().getByRole('link').allInnerTexts()).toEqual(['Open de nieuwste versie in een nieuw tabblad'])
  })

  test('a version the server kept can be merged', async () => {
    answerSave = () => ({ status: 'stale', mergeHref: '/aanvragen/1/conflict' })
    await page.getByLabel('Titel').fill('Mijn woorden')
    await says('Een collega wijzigde dit ook.')
    expect(await line().getByRole('link', { name: 'Voeg samen' }).getAttribute('href')).toEqual('/aanvragen/1/conflict')
  })

  test('what goes well still says that an earlier text waits', async () => {
    answerSave = () => ({ ...saved(5), mergeHref: '/aanvragen/1/conflict' })
    await page.getByLabel('Titel').fill('Verder')
    await says('Alles bewaard op')
    expect(await line().innerText()).toContain('U moet nog kiezen tussen twee teksten van hetzelfde veld.')
    expect(await line().getByRole('link', { name: 'Voeg samen' }).getAttribute('href')).toEqual('/aanvragen/1/conflict')
  })

  test('without a connection the text stays and goes as soon as it can', async () => {
    await page.evaluate(() => {
      window.save = () => Promise.reject(new TypeError('Failed to fetch'))
    })
    await page.getByLabel('Titel').fill('Onderweg')
    await says('Geen verbinding. Uw tekst staat nog op deze pagina en wordt bewaard zodra het kan.')
    await page.evaluate(() => {
      window.save = async () => ({ status: 'saved', version: 5, savedAt: '2026-06-01T12:40:00Z' })
      window.dispatchEvent(new Event('online'))
    })
    await says('Alles bewaard op 01/06/2026 om 14.40 uur')
    expect(await page.getByLabel('Titel').inputValue()).toEqual('Onderweg')
  })

  test('a session that is over does not take the page away', async () => {
    answerSave = () => ({ status: 'signed-out' })
    await page.getByLabel('Titel').fill('Te laat')
    await says('U bent niet meer aangemeld. Uw tekst staat nog op deze pagina.')
    expect(await page.getByLabel('Titel').inputValue()).toEqual('Te laat')
  })

  test('a field that cannot be saved says so itself, by its name, until it can', async () => {
    answerSave = () => ({ status: 'refused', message: 'Te lang.', problems: [{ field: 'why', message: 'Te lang.' }] })
    await page.getByLabel('Waarom').fill('Veel te lang')
    await says('Nog niet bewaard. Waarom: te lang. De rest van deze pagina wacht daarop.')
    expect([await page.locator('.errors a').allInnerTexts(), await page.getByLabel('Waarom').getAttribute('aria-invalid'), await page.getByLabel('Waarom').inputValue()]).toEqual([['Waarom: te lang.'], 'true', 'Veel te lang'])
    answerSave = () => saved(5)
    await page.getByLabel('Waarom').fill('Kort')
    await says('Alles bewaard')
    expect([await page.locator('.errors').count(), await page.getByLabel('Waarom').inputValue()]).toEqual([0, 'Kort'])
  })

  test('leaving with unsaved words asks first, leaving with saved words does not', async () => {
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.dismiss()
    })
    await page.getByLabel('Titel').fill('Bewaard')
    await says('Alles bewaard')
    await page.reload()
    expect(asked).toEqual([])
    await page.evaluate(() => {
      window.save = async () => ({ status: 'refused', message: 'Te lang.' })
    })
    await page.getByLabel('Titel').pressSequentially('Niet bewaard')
    await says('Nog niet bewaard. Te lang.')
    await page.evaluate(() => setTimeout(() => location.reload()))
    await eventually(() => asked).toEqual(['beforeunload'])
  })

  test('a button pressed during a save waits for it, and carries the newer version', async () => {
    const slow = Promise.withResolvers<AutosaveResult>()
    answerSave = () => slow.promise
    await page.getByLabel('Titel').fill('Klaar')
    await says('Bewaren…')
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await page.waitForTimeout(300)
    expect(submits.length).toEqual(0)
    slow.resolve(saved(9))
    await eventually(() => submits.map((posted) => [of(posted, 'title'), of(posted, 'version')])).toEqual([['Klaar', '9']])
  })
})

describe('a refused form', () => {
  const refuse = (): void => {
    answerSubmit = (posted) => ({
      status: 'refused',
      at: 'twee',
      values: asValues(posted),
      problems: [
        { field: 'title', message: 'Geef een titel op.' },
        { field: 'sessions.1.end', message: 'Het einduur moet na het beginuur liggen.' },
        { field: '', message: 'De oproep sluit vandaag.' },
      ],
    })
  }

  test('takes the reader to the summary, and each line to its field', async () => {
    refuse()
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await page.getByRole('heading', { name: 'Er zijn 3 fouten op deze pagina' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.className)).toEqual('errors')
    expect(await page.title()).toEqual('Fout: Pagina')
    await page.getByRole('link', { name: 'Het einduur moet na het beginuur liggen.' }).click()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toEqual('sessions.1.end')
    expect(await page.getByLabel('Titel').getAttribute('aria-invalid')).toEqual('true')
    const described = await page.getByLabel('Titel').evaluate((input) => document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent)
    expect(described).toEqual('Fout: Geef een titel op.')
  })

  test('keeps every kind of answer as it was given', async () => {
    refuse()
    await page.getByLabel('Titel').fill('')
    await page.getByRole('radio', { name: 'Reeks' }).check()
    await page.getByRole('checkbox', { name: 'Groep a' }).uncheck()
    await page.getByLabel('Gemeente').selectOption('a')
    await page.getByRole('group', { name: 'Sessie 1' }).getByLabel('Einde').fill('17.00')
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await page.getByRole('heading', { name: 'Er zijn 3 fouten op deze pagina' }).waitFor()
    const shown = await page.evaluate(() => [...new FormData(document.forms[0])].map(([name, value]) => [name, String(value)]))
    expect(shown.filter(([name]) => name !== 'version' && name !== 'proof')).toEqual([
      ['title', ''],
      ['why', ''],
      ['kind', 'b'],
      ['ages', 'b'],
      ['nis', 'a'],
      ['sessions.0.date', '06/02/2027'],
      ['sessions.0.end', '17.00'],
      ['sessions.1.date', '13/02/2027'],
      ['sessions.1.end', '11.30'],
    ])
  })

  test('the title is itself again once the form is right', async () => {
    refuse()
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await page.getByRole('heading', { name: /Er zijn 3 fouten/ }).waitFor()
    answerSubmit = (posted) => ({ status: 'done', problems: [], values: asValues(posted), message: 'Bewaard.', at: 'drie' })
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await page.getByText('Bewaard.').waitFor()
    expect([await page.title(), await page.getByRole('heading').count()]).toEqual(['Pagina', 0])
  })
})

describe('a form that got no answer', () => {
  const fail = (error: { digest?: string; name?: string }) => page.evaluate((error) => {
    window.submit = () => Promise.reject(Object.assign(new Error('Connection closed.'), error))
  }, error)
  const press = () => page.getByRole('button', { name: 'Bewaar' }).click()
  const told = async (words: string) => {
    await page.locator('.errors').getByText(words).waitFor()
    return page.locator('.errors h2').innerText()
  }
  const file = (name: string, size: number) => page.getByLabel('Bewijs').setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.alloc(size, 1) })

  test('says so, keeps what was typed and chosen, and can be sent again', async () => {
    await fail({})
    await page.getByLabel('Titel').fill('In de tunnel')
    await file('bewijs.pdf', 9)
    await says('Alles bewaard')
    await press()
    expect(await told('De verbinding viel weg. Wat u typte staat er nog; verstuur opnieuw.')).toEqual('Dat is nog niet gelukt')
    const chosen = () => page.getByLabel('Bewijs').evaluate((input: HTMLInputElement) => [...(input.files ?? [])].map(({ name, size }) => [name, size]))
    expect([await page.getByLabel('Titel').inputValue(), await chosen(), await page.evaluate(() => document.activeElement?.className)]).toEqual(['In de tunnel', [['bewijs.pdf', 9]], 'errors'])
    await page.evaluate(() => {
      window.submit = async () => ({ status: 'done', problems: [], values: {}, message: 'Aangekomen.', at: 'vier' })
    })
    await press()
    await page.getByText('Aangekomen.').waitFor()
    expect(await page.locator('.errors').count()).toEqual(0)
  })

  test('says what the server said of itself: a bug by its number, a rush, and a new build in which this form is not found', async () => {
    await fail({ digest: '12345' })
    await press()
    await told('Er ging iets mis bij ons (nummer 12345). Wat u typte staat er nog; verstuur opnieuw.')
    await fail({ digest: 'druk' })
    await press()
    await told('Het is nu erg druk op het loket. Wat u typte staat er nog; verstuur opnieuw.')
    await fail({ name: 'UnrecognizedActionError' })
    await press()
    await told('Het loket is intussen vernieuwd. Wat u typte staat er nog. Kopieer het, laad de pagina opnieuw en plak het daar.')
  })

  test('is not even sent when it is larger than the server takes', async () => {
    await page.getByLabel('Bewijs').evaluate((input: HTMLInputElement) => {
      const chosen = new DataTransfer()
      chosen.items.add(new File([new ArrayBuffer(11 * 1024 * 1024)], 'groot.pdf'))
      input.files = chosen.files
    })
    await press()
    await told('Wat u verstuurde, is te groot en is niet aangekomen. Een bestand mag ten hoogste 10 MB zijn.')
    expect([submits.length, await page.getByLabel('Bewijs').getAttribute('aria-invalid')]).toEqual([0, 'true'])
  })
})

describe('rows', () => {
  const shown = () => page.getByRole('group', { name: /^Sessie/ }).getByLabel('Datum').evaluateAll((inputs) => inputs.map((input) => [input.getAttribute('name'), (input as HTMLInputElement).value]))

  test('a removed row takes only itself, and the others keep what was typed', async () => {
    await page.getByRole('button', { name: 'Voeg rij toe' }).click()
    await page.getByRole('group', { name: 'Sessie 3' }).getByLabel('Datum').fill('20/02/2027')
    await page.getByRole('button', { name: 'Verwijder sessie 2' }).click()
    expect(await shown()).toEqual([['sessions.0.date', '06/02/2027'], ['sessions.1.date', '20/02/2027']])
  })

  test('a removed row is saved too', async () => {
    await page.getByRole('button', { name: 'Verwijder sessie 2' }).click()
    await eventually(() => saves.length).toEqual(1)
    expect(saves[0]?.filter(([name]) => name.startsWith('sessions'))).toEqual([['sessions.0.date', '06/02/2027'], ['sessions.0.end', '16.00']])
  })

  test('Enter in a field sends the form and removes nothing', async () => {
    await page.getByLabel('Titel').press('Enter')
    await eventually(() => submits.length).toEqual(1)
    expect(await shown()).toEqual([['sessions.0.date', '06/02/2027'], ['sessions.1.date', '13/02/2027']])
  })

  test('a text that is too long is counted, not cut', async () => {
    await page.getByLabel('Waarom').fill('twaalf tekens en meer')
    expect(await page.locator('.field__below').innerText()).toEqual('21 tekens, minstens 5, 11 te veel')
    expect(await page.getByLabel('Waarom').inputValue()).toEqual('twaalf tekens en meer')
  })
})
