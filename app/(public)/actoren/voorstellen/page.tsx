import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Empty } from '@/app/_ui/empty'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { FAR_KM, matchActors, weights, type Match } from '@/lib/actors/matching'
import { candidatesFor, listedActors, type ListedActor } from '@/lib/actors/queries'
import { partnershipSeeking, requestSeeking } from '@/lib/actors/seeker'
import { helixTypes, helixWords } from '@/lib/actors/words'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { kilometreWords } from '@/lib/finder/words'
import { codeList } from '@/lib/reference/queries'
import { ActorList } from '../actor-list'

export const metadata: Metadata = { title: 'Partners die bij u passen' }

const SHOWN = 10

export default async function SuggestionsPage({ searchParams }: { searchParams: Promise<{ aanvraag?: string | string[]; partnerschap?: string | string[] }> }) {
  const actor = await requireActor()
  const { aanvraag, partnerschap } = await searchParams
  const view = await asActor(actor, async (tx) => {
    const seeking = typeof aanvraag === 'string' ? await requestSeeking(tx, actor, aanvraag) : typeof partnerschap === 'string' ? await partnershipSeeking(tx, actor, partnerschap) : null
    if (!seeking) return null
    const matches = matchActors(seeking.seeker, await candidatesFor(tx, seeking.known)).slice(0, SHOWN)
    return { seeking, matches, rows: await listedActors(tx, matches.map(({ id }) => id)), themes: await codeList(tx, 'theme') }
  })
  if (!view) notFound()
  const { seeking, matches, rows, themes } = view
  const matchOf = new Map(matches.map((match) => [match.id, match]))
  const missing = helixTypes.filter((type) => !seeking.seeker.helixTypes.includes(type))
  const themeLabel = (code: string): string => themes.find(({ value }) => value === code)?.label ?? code
  return (
    <>
      <Breadcrumb items={[seeking.back, { label: 'STEM-actoren', href: '/actoren' }]} />
      <LayPage>
        <PageHeading kicker={seeking.title} title="Partners die bij u passen" lead={missing.length === 0 ? 'U hebt al een partner van elke soort. Deze actoren passen het best bij wat u doet.' : `U hebt nog geen partner van deze soort: ${missing.map((type) => helixWords[type]).join('; ')}.`} />
        <Section title="Voorstellen" intro="Een voorstel is een hulp, geen oordeel. U kiest zelf wie u aanspreekt." ruled>
          {rows.length === 0 && <Empty>Er staan nog geen andere actoren in de lijst. <a href="/actoren/nieuw">Laat uzelf vinden.</a></Empty>}
          <ActorList rows={rows} themes={themes} extra={(row) => <Why match={matchOf.get(row.id)} row={row} themeLabel={themeLabel} />} />
          <p><a href="/actoren">Zoek zelf in de hele lijst</a></p>
        </Section>
        <Formula />
      </LayPage>
    </>
  )
}

function Why({ match, row, themeLabel }: { match: Match | undefined; row: ListedActor; themeLabel: (code: string) => string }) {
  if (!match) return null
  const reasons = [
    ...(match.missingHelix ? [`${helixWords[row.helixType]}: die soort hebt u nog niet (${match.parts.helix})`] : []),
    ...(match.commonThemes.length > 0 ? [`samen ${match.commonThemes.map(themeLabel).join(', ')} (${match.parts.themes})`] : []),
    ...(match.kilometres !== null ? [`${kilometreWords(match.kilometres)} (${match.parts.distance})`] : []),
    ...(match.commonWords.length > 0 ? [`dezelfde woorden in wat u doet en wat ze aanbieden of zoeken (${match.parts.words})`] : []),
    ...(match.parts.ages > 0 ? [`dezelfde leeftijden (${match.parts.ages})`] : []),
  ]
  return <p><strong>{match.points} van 100 punten</strong>{reasons.length > 0 && `: ${reasons.join('; ')}.`}</p>
}

function Formula() {
  return (
    <Section title="Hoe we tellen" ruled>
      <ul>
        <li><strong>{weights.helix} punten</strong> als het een soort partner is die u nog niet hebt (overheid, bedrijf, kennisinstelling, burgers).</li>
        <li><strong>{weights.themes} punten</strong> voor twee thema’s samen, de helft voor één.</li>
        <li><strong>{weights.distance} punten</strong> vlak bij uw dichtste plaats, en in een rechte lijn minder tot 0 op {FAR_KM} km.</li>
        <li><strong>{weights.words} punten</strong>: 5 voor elk woord van vijf letters of meer dat in uw tekst staat en in wat de actor aanbiedt of zoekt, ten hoogste drie.</li>
        <li><strong>{weights.ages} punten</strong> voor dezelfde leeftijden, naar verhouding.</li>
      </ul>
      <p>Halve punten ronden we naar beneden af. Bij evenveel punten staat de dichtste eerst.</p>
    </Section>
  )
}
