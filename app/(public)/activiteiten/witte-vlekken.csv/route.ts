import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { csvText } from '@/lib/filings/csv'
import { offerings } from '@/lib/finder/queries'
import { readWhiteSpotSearch } from '@/lib/finder/white-spot-search'
import { whiteSpots } from '@/lib/finder/white-spots'
import { localDay } from '@/lib/time'

/** The table of the page with the same choices, for a spreadsheet. Places and distances are public figures of the offer, never of children. */
export const GET = async (request: Request): Promise<Response> => {
  const given = Object.fromEntries(new URL(request.url).searchParams)
  const { search, rows } = await asActor(await currentActor(), async (tx, now) => {
    const search = readWhiteSpotSearch(given, localDay(now))
    return { search, rows: await offerings(tx, search.from, search.until) }
  })
  const spots = whiteSpots(rows, search.kilometres).filter(({ province }) => search.asked.provincie === '' || province === search.asked.provincie)
  const text = csvText(
    ['NIS', 'Gemeente', 'Provincie', `Plaatsen binnen ${search.kilometres} km`, 'Dichtste aanbod', 'Afstand in km'],
    spots.map(({ nis, name, province, placesNear, nearest }) => [nis, name, province, placesNear, nearest?.name ?? '', nearest ? Math.round(nearest.kilometres) : '']),
  )
  return new Response(text, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="witte-vlekken-${search.from}-${search.until}.csv"` } })
}
