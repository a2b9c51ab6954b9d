import { z } from 'zod'
import { reachRelease, type ReachRelease } from '../reach-release'
import { GRANTS_CHANGED_AT, GRANTS_SOURCE, PUBLIC_GRANTS, type Dataset, type OpenRecord } from './dataset'
import { grantId } from './grants'

const row = z.object({ callCode: z.string(), batch: z.number(), releasedOn: z.string(), content: reachRelease, numbers: z.array(z.string()).nullable() })

/** What the accepted reports of public grants say of children, as released: a figure that is hidden is there, without its value. */
export const indicators: Dataset = {
  name: 'indicatoren',
  title: 'Bereik van de gesubsidieerde STEM-activiteiten',
  description: 'De gedeelde indicatoren per subsidie en per vrijgave. Een vrijgave is een groep aanvaarde eindverslagen van één oproep en verandert nooit meer. Aantallen van 1 tot 4 zijn verborgen, en ook de aantallen die ze zouden verraden. Tel over vrijgaven alleen op wat getoond is.',
  themes: ['EDUC', 'SOCI'],
  member: 'figures',
  fields: [
    { name: 'id', nl: 'vaste naam van het cijfer' },
    { name: 'indicator', nl: 'code van de indicator, met definitie in criteria.json' },
    { name: 'category', nl: 'deel van de verdeling: codelijst gender of ageBand, nieuw of terugkerend, kansentarief; leeg voor het geheel' },
    { name: 'level', nl: 'GRANT voor één subsidie, BATCH voor alle subsidies van een vrijgave samen' },
    { name: 'callCode', nl: 'code van de oproep' },
    { name: 'batch', nl: 'volgnummer van de vrijgave in de oproep' },
    { name: 'releasedOn', nl: 'dag van de vrijgave' },
    { name: 'grant', nl: 'id van de subsidie in toekenningen; leeg op het niveau BATCH' },
    { name: 'value', nl: 'het cijfer; leeg als het verborgen is' },
    { name: 'hidden', nl: 'true als het cijfer verborgen is' },
    { name: 'unit', nl: 'deelnames, sessies, uren of %' },
    { name: 'coverage', nl: 'bij het aandeel meisjes: voor hoeveel % van de deelnames het gender gekend is' },
  ],
  source: GRANTS_SOURCE,
  changedAt: GRANTS_CHANGED_AT,
  followsGrants: true,
  rows: `select json_build_object('callCode', c.code, 'batch', r.batch, 'releasedOn', to_char(r.released_at at time zone 'Europe/Brussels', 'YYYY-MM-DD'), 'content', r.content,
      'numbers', (select json_agg(g.number) from ${PUBLIC_GRANTS} and g.call_id = r.call_id)) as row
    from reach_release r join call c on c.id = r.call_id where not c.test_mode order by c.code, r.batch`,
  records: (given) => {
    const { callCode, batch, releasedOn, content, numbers } = row.parse(given)
    const known = new Set(numbers)
    const record = (indicator: string, category: string | null, grant: string | null, value: number | null, unit: string, coverage: number | null = null): OpenRecord => ({
      id: [callCode, batch, grant ?? 'BATCH', indicator, ...(category === null ? [] : [category])].join('/'), indicator, category, level: grant === null ? 'BATCH' : 'GRANT', callCode, batch, releasedOn,
      grant: grant === null ? null : grantId(grant), value, hidden: value === null, unit, coverage,
    })
    const divided = (indicator: string, grant: string | null, parts: Record<string, number | null>): OpenRecord[] => CATEGORIES.flatMap((category) => {
      const value = parts[category]
      return value === undefined ? [] : [record(indicator, category, grant, value, 'deelnames')]
    })
    const girls = girlsOf(content)
    return [
      ...content.grants.filter(({ number }) => known.has(number)).flatMap((one) => [
        record('I01', null, one.number, one.participations, 'deelnames'),
        ...divided('I03', one.number, one.gender),
        record('I08', null, one.number, one.sessions, 'sessies'),
        record('I10', null, one.number, one.childHours, 'uren'),
      ]),
      record('I01', null, null, content.participations, 'deelnames'),
      ...divided('I02', null, content.ages),
      ...divided('I03', null, content.gender),
      record('I04', null, null, girls?.percent ?? null, '%', girls?.coverage ?? null),
      ...divided('I13', null, content.arrivals),
      record('I15', 'REDUCED', null, content.rates['REDUCED'] ?? null, 'deelnames'),
    ]
  },
}

/** The database keeps names of fields in an order of its own. */
const CATEGORIES = ['V', 'M', 'X', 'A05_07', 'A08_09', 'A10_11', 'A12_13', 'A14_15', 'A16_18', 'NEW', 'RETURNING', 'UNKNOWN']

const LEAST_DENOMINATOR = 20

/** Of what is shown only, so that it says nothing more. */
const girlsOf = ({ gender: { V = null, M = null, X = null }, participations }: ReachRelease): { percent: number; coverage: number } | null => {
  if (V === null || M === null || X === null || participations === null || V + M + X < LEAST_DENOMINATOR) return null
  return { percent: Math.round((1000 * V) / (V + M + X)) / 10, coverage: Math.round((1000 * (V + M + X)) / participations) / 10 }
}
