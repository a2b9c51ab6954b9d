import { z } from 'zod'
import { curated, euros, GRANTS_CHANGED_AT, GRANTS_SOURCE, PUBLIC_GRANTS, type Dataset } from './dataset'

/** The portal has no prefix of 360Giving, so it uses its own name. */
export const grantId = (number: string): string => `STEM-LOKET-${number}`

const place = z.object({ nis: z.string(), name: z.string(), lat: z.number(), lon: z.number() })
const cents = z.union([z.number(), z.string()])
const row = z.object({
  number: z.string(), title: z.string(), requested: cents.nullable(), granted: cents, final: cents.nullable(), awardedOn: z.string(), periodStart: z.string(), periodEnd: z.string(),
  kbo: z.string(), organisation: z.string(), callCode: z.string(), callName: z.string(), activities: z.number(), places: z.array(place).nullable(),
})

/** Every public grant, in the shape of the 360Giving data standard (domain 4.10). Companies and amounts are public; nobody's name is here. */
export const grants: Dataset = {
  name: 'toekenningen',
  title: 'Toegekende STEM-subsidies',
  description: 'Elke subsidie die in het STEM-loket is toegekend en bekendgemaakt: begunstigde, bedragen, periode en gemeenten. Opgebouwd volgens de 360Giving-standaard. Een subsidie die is afgestaan of ingetrokken, staat er niet meer in.',
  themes: ['EDUC', 'ECON'],
  member: 'grants',
  fields: [
    { name: 'id', nl: 'vaste naam van de subsidie' },
    { name: 'title', nl: 'titel van de aanvraag' },
    { name: 'description', nl: 'wat er gesubsidieerd is, in één zin' },
    { name: 'currency', nl: 'altijd EUR' },
    { name: 'amountAppliedFor', nl: 'gevraagd bedrag in euro' },
    { name: 'amountAwarded', nl: 'toegekend bedrag in euro, zoals beslist' },
    { name: 'amountSettled', nl: 'definitief bedrag in euro na afrekening; leeg zolang er niet is afgerekend' },
    { name: 'awardDate', nl: 'dag van de bekendmaking van de toekenning' },
    { name: 'plannedDates/0/startDate', nl: 'eerste dag van de subsidieperiode' },
    { name: 'plannedDates/0/endDate', nl: 'laatste dag van de subsidieperiode' },
    { name: 'recipientOrganization/0/id', nl: 'begunstigde: BE-BCE_KBO- en het ondernemingsnummer' },
    { name: 'recipientOrganization/0/name', nl: 'naam van de begunstigde' },
    { name: 'fundingOrganization/0/id', nl: 'wie subsidieert' },
    { name: 'fundingOrganization/0/name', nl: 'naam van wie subsidieert' },
    { name: 'grantProgramme/0/code', nl: 'code van de oproep' },
    { name: 'grantProgramme/0/title', nl: 'naam van de oproep' },
    { name: 'fromOpenCall', nl: 'altijd Yes: elke subsidie volgt op een open oproep' },
    { name: 'beneficiaryLocation/*/geoCode', nl: 'NIS-codes van de gemeenten van de activiteiten die niet geschrapt zijn; in CSV gescheiden door |' },
  ],
  source: GRANTS_SOURCE,
  changedAt: GRANTS_CHANGED_AT,
  followsGrants: true,
  rows: `select json_build_object('number', g.number, 'title', a.title, 'requested', a.requested_cents, 'granted', g.granted_cents, 'final', g.final_cents,
      'awardedOn', to_char(g.awarded_at at time zone 'Europe/Brussels', 'YYYY-MM-DD'), 'periodStart', g.period_start, 'periodEnd', g.period_end,
      'kbo', o.kbo, 'organisation', o.legal_name, 'callCode', c.code, 'callName', c.name, 'activities', cardinality(g.base_activity_row_ids),
      'places', (select json_agg(json_build_object('nis', m.nis, 'name', m.name, 'lat', m.lat, 'lon', m.lon) order by m.nis) from municipality m
                  where m.nis in (select v.nis from activity v where v.application_id = g.application_id and v.row_id = any(g.base_activity_row_ids)
                    and (g.id, v.row_id) not in (select x.grant_id, x.row_id from cancelled_activities() x)))) as row
    from ${PUBLIC_GRANTS} order by g.number`,
  records: (given) => {
    const grant = row.parse(given)
    const places = grant.places ?? []
    return [{
      id: grantId(grant.number),
      title: curated(grant.title),
      description: describe(grant.activities, places.map(({ name }) => name)),
      currency: 'EUR',
      ...(grant.requested === null ? {} : { amountAppliedFor: euros(grant.requested) }),
      amountAwarded: euros(grant.granted),
      ...(grant.final === null ? {} : { amountSettled: euros(grant.final) }),
      awardDate: grant.awardedOn,
      plannedDates: [{ startDate: grant.periodStart, endDate: grant.periodEnd }],
      recipientOrganization: [{ id: `BE-BCE_KBO-${grant.kbo}`, name: curated(grant.organisation) }],
      fundingOrganization: [{ id: 'STEM-LOKET-VLAIO', name: 'Agentschap Innoveren en Ondernemen (VLAIO)' }],
      grantProgramme: [{ code: grant.callCode, title: curated(grant.callName) }],
      fromOpenCall: 'Yes',
      beneficiaryLocation: places.map(({ nis, name, lat, lon }) => ({ name, countryCode: 'BE', geoCode: nis, geoCodeType: 'NIS', latitude: lat, longitude: lon })),
    }]
  },
}

/** One for all: each takes memory that is not swept up for a long time. */
const listed = new Intl.ListFormat('nl-BE')

const describe = (activities: number, places: readonly string[]): string => {
  const what = activities === 1 ? '1 STEM-activiteit' : `${activities} STEM-activiteiten`
  return places.length === 0 ? `Subsidie voor ${what}.` : `Subsidie voor ${what} in ${listed.format(places)}.`
}
