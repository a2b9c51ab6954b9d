import { Button } from '@/app/_ui/button'
import { FilterSelect, FilterText, FilterTick } from '@/app/_ui/filter-fields'
import { distances, prices, type Search } from '@/lib/finder/activity-filter'
import type { FinderPlace } from '@/lib/finder/places'

const kilometres = distances.map((value) => ({ value, label: value === '0' ? 'alleen in deze gemeente' : `binnen ${value} km` }))
const amounts = prices.map((value) => ({ value, label: value === 'gratis' ? 'gratis' : `ten hoogste ${value} euro` }))
const orders = [{ value: 'afstand', label: 'dichtste eerst' }, { value: 'datum', label: 'vroegste eerst' }]

/** What most families ask stands open; the rest opens where it was asked. */
export function ActivitySearch({ search: { asked, filter, place }, places, themes }: { search: Search; places: readonly FinderPlace[]; themes: readonly { value: string; label: string }[] }) {
  const more = [asked.van, asked.tot, asked.thema, asked.prijs, asked.kansentarief, asked.toegankelijk, asked.sorteer ?? ''].some((value) => value !== '')
  return (
    <search aria-label="Zoek een activiteit">
      <form method="get" action="/activiteiten" className="finder">
        <div className="filters">
          <FilterText name="plaats" label="Gemeente of postcode" value={asked.plaats} maxLength={60} options={places.map(({ name }) => name)} />
          <FilterSelect name="km" label="Hoe ver?" value={asked.km} options={kilometres} />
          <FilterText name="leeftijd" label="Leeftijd van het kind" value={asked.leeftijd} type="number" maxLength={3} short />
        </div>
        <details className="details" open={more}>
          <summary>Meer keuzes: wanneer, thema, prijs</summary>
          <div className="filters">
            <FilterText name="van" label="Van" hint="dd/mm/jjjj" value={asked.van} maxLength={10} short />
            <FilterText name="tot" label="Tot en met" hint="dd/mm/jjjj" value={asked.tot} maxLength={10} short />
            <FilterSelect name="thema" label="Thema" value={asked.thema} options={themes} all="alle thema’s" />
            <FilterSelect name="prijs" label="Prijs van de reeks" value={asked.prijs} options={amounts} all="alle prijzen" />
            {place && <FilterSelect name="sorteer" label="Volgorde" value={filter.sort} options={orders} />}
            <FilterTick name="kansentarief" label="met kansentarief of gratis" checked={filter.reducedRate} />
            <FilterTick name="toegankelijk" label="aangepast voor kinderen met een beperking" checked={filter.accessible} />
          </div>
        </details>
        <div className="actions"><Button>Zoek</Button><a href="/activiteiten">Toon alles</a></div>
      </form>
    </search>
  )
}
