import type { Browser, Page } from 'playwright-core'
import type { ReactNode } from 'react'
import { globSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Amount } from '@/app/_ui/amount'
import { BarChart } from '@/app/_ui/bar-chart'
import { Blockers } from '@/app/_ui/blockers'
import { CappedAmount } from '@/app/_ui/capped-amount'
import { Checksum } from '@/app/_ui/checksum'
import { CountBars } from '@/app/_ui/count-bars'
import { CriterionStrip } from '@/app/_ui/criterion-strip'
import { DataTable } from '@/app/_ui/data-table'
import { Deadline } from '@/app/_ui/deadline'
import { DecisionHeading } from '@/app/_ui/decision-heading'
import { Desk } from '@/app/_ui/desk'
import { DotMap } from '@/app/_ui/dot-map'
import { EnvelopeBar } from '@/app/_ui/envelope-bar'
import { FilterBar } from '@/app/_ui/filter-bar'
import { Instant } from '@/app/_ui/instant'
import { LiveTotal } from '@/app/_ui/live-total'
import { Milestones } from '@/app/_ui/milestones'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pager } from '@/app/_ui/pager'
import { ReceiptBox } from '@/app/_ui/receipt-box'
import { SaveState } from '@/app/_ui/save-state'
import { ScoreSegments } from '@/app/_ui/score-segments'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import { SummaryList } from '@/app/_ui/summary-list'
import { Tabs } from '@/app/_ui/tabs'
import { TaskList } from '@/app/_ui/task-list'
import { Warning } from '@/app/_ui/warning'
import { axeObjections } from '@/tests/support/axe'
import { openBrowser } from '@/tests/support/chromium'
import { pageOf, stylesheet } from '@/tests/support/page'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await (await browser.newContext()).newPage()
})
afterAll(() => browser.close())

const draw = (content: ReactNode, area?: string) => page.setContent(pageOf(content, area))
/** What assistive technology is told: roles, names and states. */
const heard = async (content: ReactNode): Promise<string[]> => {
  await draw(content)
  return (await page.locator('main').ariaSnapshot()).split('\n')
}

test('an empty list speaks in one paragraph, for a browser moves a block that stands in it', () => {
  const pages = globSync('app/**/*.tsx').filter((file) => /<Empty>\s*<(?:p|ul|ol|dl|div|table|section)\b/.test(readFileSync(file, 'utf8')))
  expect(pages).toEqual([])
})

describe('what a part says to someone who does not see it', () => {
  test('a task tells its status in words, and one that cannot be done yet is no link', async () => {
    const tasks = [
      { title: 'Organisatie', href: '/organisatie', status: 'complete', person: 'Els' },
      { title: 'Begroting', href: '/begroting', status: 'errors', errorCount: 2, error: 'Kosten en opbrengsten moeten gelijk zijn.' },
      { title: 'Indienen', status: 'not-yet' },
    ] as const
    expect(await heard(<TaskList groups={[{ title: 'Uw aanvraag', tasks }]} />)).toEqual([
      '- main:',
      '  - heading "Uw aanvraag" [level=2]',
      '  - list:',
      '    - listitem:',
      '      - link "Organisatie":',
      '        - /url: /organisatie',
      '      - paragraph:',
      '        - strong: Els',
      '      - text: Volledig',
      '    - listitem:',
      '      - link "Begroting":',
      '        - /url: /begroting',
      '      - paragraph: Kosten en opbrengsten moeten gelijk zijn.',
      '      - paragraph: Nog niemand',
      '      - text: 2 fouten',
      '    - listitem:',
      '      - text: Indienen',
      '      - paragraph: Nog niemand',
      '      - text: Kan nog niet',
    ])
  })

  test('"Wijzigen" says what it changes', async () => {
    await draw(<SummaryList rows={[{ term: 'Rekening', value: 'BE68', changeHref: '/rekening' }]} />)
    expect(await page.getByRole('link').allTextContents()).toEqual(['Wijzigen: Rekening'])
  })

  test('a tab and a milestone say where one is', async () => {
    await draw(
      <>
        <Tabs label="Oproep" tabs={[{ label: 'Overzicht', href: '/a' }, { label: 'Dossiers', href: '/b', count: 52, current: true }]} />
        <Milestones milestones={[{ title: 'Open', state: 'done' }, { title: 'Beoordeling', state: 'current' }]} />
      </>,
    )
    expect(await page.locator('[aria-current=page]').allInnerTexts()).toEqual(['Dossiers 52'])
    expect(await page.locator('[aria-current=step]').allTextContents()).toEqual(['Beoordeling (nu)'])
  })

  test('a picture says its finding', async () => {
    await draw(
      <>
        <BarChart label="Een derde wordt gehaald." source="Bron" bars={[{ label: 'ASO', value: 48, words: 'meer dan 48%' }]} />
        <DotMap label="Eén van twee gemeenten." dots={[{ name: 'Genk', longitude: 5.5, latitude: 50.97, value: 2 }, { name: 'Peer', longitude: 5.45, latitude: 51.13, value: 0 }]} />
        <EnvelopeBar envelopeCents={500_000_00n} granted={[{ name: 'Een', cents: 300_000_00n }, { name: 'Twee', cents: 195_000_00n }]}>
          Vrij: 5.000 euro.
        </EnvelopeBar>
      </>,
    )
    const names = await page.getByRole('img').evaluateAll((images) => images.map((image) => image.getAttribute('aria-label')))
    expect(names).toEqual(['Een derde wordt gehaald.', 'Eén van twee gemeenten.', '2 dossiers, 495.000 euro, enveloppe 500.000 euro'])
  })

  test('a missing figure is "geen cijfer", and draws no bar', async () => {
    await draw(<BarChart label="Geen cijfer" source="Bron" bars={[{ label: 'Instroom', value: null, words: '' }, { label: 'Nul', value: 0, words: '0%' }]} />)
    expect(await page.locator('text').allTextContents()).toEqual(['geen cijfer', '0%'])
    expect(await page.locator('rect').count()).toEqual(1)
  })

  test('a criterion under its threshold says so in words', async () => {
    await draw(<CriterionStrip criteria={[{ code: 'C03', score: '2,4', href: '#', underThreshold: true }, { code: 'C04', score: null, href: '#' }]} />)
    expect(await page.getByRole('link').allTextContents()).toEqual(['C032,4 onder drempel', 'C04– nog geen score'])
  })

  test('a table names its region, its columns and its rows', async () => {
    type File = { number: string; name: string }
    await draw(
      <DataTable<File>
        label="Rangschikking"
        rows={[{ number: '00003', name: 'Fablab' }, { number: '00020', name: 'Kinderlabo' }]}
        rowKey={({ number }) => number}
        dividers={[{ afterKey: '00003', label: 'Hier is de enveloppe op' }]}
        columns={[
          { key: 'number', head: 'Dossier', cell: ({ number }) => number },
          { key: 'name', head: 'Academie', rowHead: true, cell: ({ name }) => name },
        ]}
      />,
    )
    expect(await page.getByRole('region', { name: 'Rangschikking' }).getAttribute('tabindex')).toEqual('0')
    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(['Dossier', 'Academie'])
    expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(['Fablab', 'Kinderlabo'])
    expect(await page.getByRole('row').nth(2).innerText()).toEqual('Hier is de enveloppe op')
  })

  test('an empty table is a sentence that says what to do', async () => {
    expect(await heard(<DataTable<string> label="Sessies" rows={[]} rowKey={String} columns={[]} empty="Nog geen sessies. Voeg een rij toe." />)).toEqual([
      '- main:',
      '  - paragraph: Nog geen sessies. Voeg een rij toe.',
    ])
  })

  test('a pager shows the ends and what lies around the page', async () => {
    await draw(<Pager page={6} pageCount={12} total={590} unit={['dossier', 'dossiers']} hrefFor={(number) => `?bladzijde=${number}`} />)
    expect(await page.getByRole('link').allInnerTexts()).toEqual(['Vorige', '1', '4', '5', '6', '7', '8', '12', 'Volgende'])
    expect(await page.getByRole('paragraph').innerText()).toEqual('590 dossiers, bladzijde 6 van 12')
    await draw(<Pager page={13} pageCount={12} total={590} unit={['dossier', 'dossiers']} hrefFor={(number) => `?bladzijde=${number}`} />)
    expect([await page.getByRole('paragraph').innerText(), await page.getByRole('link').getAttribute('href')]).toEqual(['Deze bladzijde bestaat niet. Ga naar de eerste bladzijde.', '?bladzijde=1'])
  })

  test('below a list whose count stands above it, a pager says nothing of one page', async () => {
    const said = async (at: number, pageCount: number, total: number, counted: boolean) => {
      await draw(<Pager counted={counted} page={at} pageCount={pageCount} total={total} unit={['les', 'lessen']} hrefFor={(number) => `?bladzijde=${number}`} />)
      return page.getByRole('paragraph').allInnerTexts()
    }
    expect([await said(1, 1, 3, true), await said(1, 0, 0, true), await said(2, 0, 0, true)]).toEqual([[], [], []])
    expect([await said(1, 2, 30, true), await said(2, 1, 3, true), await said(1, 1, 3, false), await said(1, 1, 1, false)]).toEqual([['30 lessen, bladzijde 1 van 2'], ['Deze bladzijde bestaat niet. Ga naar de eerste bladzijde.'], ['3 lessen, bladzijde 1 van 1'], ['1 les, bladzijde 1 van 1']])
  })
})

describe('words and figures', () => {
  test('amounts, terms and times are written as in Flanders', async () => {
    await draw(
      <>
        <p><Amount cents={1_156_000n} /></p>
        <p><Amount cents={1_156_000n} short /></p>
        <p><Amount cents={1_156_050n} short /></p>
        <p><Deadline at={new Date('2026-12-15T11:00:00Z')} /></p>
        <p><Deadline at={new Date('2027-01-29T23:00:00Z')} /></p>
        <p><Instant at={new Date('2026-12-14T15:07:22Z')} precision="second" /></p>
        <p><Instant at={new Date('2026-12-14T23:30:00Z')} short /></p>
        <p><Checksum hex="9f2c41d70b6e" /></p>
        <p><ScoreSegments score={3.5} /></p>
      </>,
    )
    expect(await page.getByRole('paragraph').allInnerTexts()).toEqual([
      '11.560,00 euro',
      '11.560',
      '11.560,50',
      'dinsdag 15 december 2026, vóór 12.00 uur',
      'tot en met vrijdag 29 januari 2027, 23.59 uur',
      'maandag 14 december 2026, 16.07.22 uur',
      '15/12/2026',
      '9f2c 41d7 0b6e',
      '3,5 op 5',
    ])
  })

  test('a live total never shows a percentage of an unfinished whole', async () => {
    await draw(<LiveTotal points={48.5} scoredMaximum={74} threshold={60} />)
    expect(await page.locator('main').innerText()).toEqual('48,5 van 74 gescoorde punten\n\ndrempel 60: nog 11,5 nodig')
  })

  test('the save state is a sentence with a time, and with its day when that is another one', async () => {
    await draw(<SaveState savedAt="2026-06-01T12:32:00Z" />)
    expect(await page.getByRole('paragraph').innerText()).toEqual('Alles bewaard op 01/06/2026 om 14.32 uur')
  })
})

describe('how it looks', () => {
  const everything = (
    <>
      <PageHeading kicker="Concept" title="Aanvraag van de Natuur- en Wetenschapskring Leiestreek vzw" lead="Wat u doet." action={<a href="/a">Ga verder</a>} />
      <Section title="Beslissing">
        <DecisionHeading title="Uw subsidie is toegekend" amountCents={1_800_000n} />
        <CappedAmount cents={1_156_000n} maximumCents={1_500_000n} of="per academie" />
        <ReceiptBox number="STEM-2027-ACT-00018" rows={[{ term: 'Controlegetal', value: <Checksum hex={'9f2c'.repeat(16)} /> }]} />
      </Section>
      <Section title="Toestanden">
        {(['neutral', 'busy', 'waiting', 'done', 'refused', 'yours'] as const).map((tone) => <p key={tone}><StatusWord tone={tone}>toestand</StatusWord></p>)}
        <Warning title="Let wel.">Deze sessie valt binnen de schooluren.</Warning>
        <Milestones milestones={[{ title: 'Ontvankelijkheidsonderzoek', note: '3 dossiers open', state: 'done' }, { title: 'Beoordeling', state: 'current' }, { title: 'Overleg', state: 'coming' }]} />
        <Blockers label="Wat blokkeert" blockers={[{ count: 25, what: 'Beoordelingen nog niet ingediend', late: true, term: '2 dagen te laat', waitsFor: 'beoordelaars', action: { label: 'Herinner', href: '/b' } }]} />
        <CountBars rows={[{ label: 'Ontvankelijkheidsonderzoek', count: 26, href: '/c' }]} total={{ label: 'Ingediend', count: 26 }} />
      </Section>
      <Section title="Lijst">
        <FilterBar><label htmlFor="q">Zoek</label><input id="q" name="q" /></FilterBar>
        <DataTable label="Dossiers" rows={['Een', 'Twee']} rowKey={String} columns={Array.from({ length: 12 }, (_, column) => ({ key: `${column}`, head: `Kolom ${column}`, unit: 'euro', numeric: true, cell: (row: string) => `${row} 25.500` }))} />
        <LiveTotal points={48.5} scoredMaximum={74} threshold={60} />
      </Section>
    </>
  )

  test.each([
    [1280, 'area'],
    [320, 'area'],
    [1280, 'area area--office'],
    [320, 'area area--office'],
  ])('at %i px in %s nothing scrolls sideways and axe finds nothing', async (width, area) => {
    await page.setViewportSize({ width, height: 900 })
    await draw(everything, area)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toEqual(width)
    expect(await axeObjections(page)).toEqual([])
  })

  test('the review desk is as high as the screen, however long the file', async () => {
    await page.setViewportSize({ width: 1280, height: 700 })
    const file = Array.from({ length: 80 }, (_, part) => <p key={part}>Antwoord {part}<span className="visually-hidden"> van de aanvrager</span></p>)
    await draw(
      <Desk demo home="/" top={<strong>Dossier 1 van 2</strong>} title={<h1>Wind en water</h1>} tabs={{ file: '#a', score: '#b' }} pane="score" file={file} score={file} bottomLeft="78" bottomRight="Dien in" />,
      'area area--office',
    )
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toEqual(700)
    expect(await page.getByText('Dien in').isVisible()).toEqual(true)
  })

  test('all classes together, with their comments, weigh less than what a first visit may load (16 kB)', () => {
    expect(gzipSync(stylesheet()).length).toBeLessThan(15_000)
  })

  test('no part carries a style of its own, which the content policy would drop', () => {
    expect(/ style="/.test(pageOf(everything).replace(/<style>[\s\S]*?<\/style>/, ''))).toEqual(false)
  })
})
