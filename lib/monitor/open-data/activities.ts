import { z } from 'zod'
import { curated, euros, GRANTS_CHANGED_AT, GRANTS_SOURCE, PUBLIC_GRANTS, type Dataset } from './dataset'
import { grantId } from './grants'

const row = z.object({
  number: z.string(), rowId: z.string(), callCode: z.string(), title: z.string(), type: z.string(), themes: z.array(z.string()), disciplines: z.array(z.string()), ageMin: z.number(), ageMax: z.number(),
  nis: z.string().nullable(), municipality: z.string().nullable(), province: z.string().nullable(), postcode: z.string().nullable(),
  plannedSessions: z.number(), plannedHours: z.number(), price: z.union([z.number(), z.string()]), reducedPrice: z.union([z.number(), z.string()]), status: z.string().nullable(), sessionsHeld: z.number().nullable(), sessionDays: z.array(z.string()).nullable(),
})

/** What the public grants offer, and where. How many children came is in the indicators, where small numbers are hidden. */
export const activities: Dataset = {
  name: 'activiteiten',
  title: 'STEM-activiteiten met subsidie',
  description: 'Elke activiteit die voor de toekenning meetelt: soort, thema’s, leeftijden, gemeente, prijs, geplande en gehouden sessies. Hoeveel kinderen er kwamen, staat bij de indicatoren.',
  themes: ['EDUC'],
  member: 'activities',
  fields: [
    { name: 'id', nl: 'vaste naam van de activiteit' },
    { name: 'grant', nl: 'id van de subsidie in toekenningen' },
    { name: 'callCode', nl: 'code van de oproep' },
    { name: 'title', nl: 'titel van de activiteit' },
    { name: 'type', nl: 'soort, codelijst activityType' },
    { name: 'themes', nl: 'thema’s, codelijst theme; in CSV gescheiden door |' },
    { name: 'disciplines', nl: 'S, T, E of M, codelijst stemDiscipline; in CSV gescheiden door |' },
    { name: 'ageMin', nl: 'jongste leeftijd' },
    { name: 'ageMax', nl: 'oudste leeftijd' },
    { name: 'nis', nl: 'NIS-code van de gemeente; leeg als de activiteit online is' },
    { name: 'municipality', nl: 'naam van de gemeente' },
    { name: 'province', nl: 'naam van de provincie' },
    { name: 'postcode', nl: 'postcode van de plaats' },
    { name: 'plannedSessions', nl: 'geplande sessies' },
    { name: 'plannedHours', nl: 'geplande contacturen' },
    { name: 'price', nl: 'prijs in euro' },
    { name: 'reducedPrice', nl: 'kansentarief in euro' },
    { name: 'status', nl: 'PLANNED, CANCELLED zodra de organisator ze afgelast, of volgens het aanvaarde verslag HELD, PARTLY of CANCELLED' },
    { name: 'sessionDays', nl: 'dagen van de sessies die doorgaan, met wat verplaatst of toegevoegd is; alleen bij een open aanbod van een aanvaarde subsidie; in CSV gescheiden door |' },
    { name: 'sessionsHeld', nl: 'gehouden sessies volgens het aanvaarde verslag' },
  ],
  source: GRANTS_SOURCE,
  changedAt: GRANTS_CHANGED_AT,
  followsGrants: true,
  rows: `select json_build_object('number', g.number, 'rowId', v.row_id, 'callCode', c.code, 'title', v.title, 'type', v.type, 'themes', v.themes, 'disciplines', v.disciplines, 'ageMin', v.age_min, 'ageMax', v.age_max,
      'nis', v.nis, 'municipality', m.name, 'province', nullif(m.province, ''), 'postcode', v.postcode, 'plannedSessions', v.planned_sessions, 'plannedHours', v.planned_hours, 'price', v.price_cents, 'reducedPrice', v.reduced_price_cents,
      'status', coalesce(x.status, case when (g.id, v.row_id) in (select d.grant_id, d.row_id from cancelled_activities() d) then 'CANCELLED' end), 'sessionsHeld', x.sessions_held,
      'sessionDays', (select json_agg(distinct s.day order by s.day) from offered_session s join offered_activity o on o.grant_id = s.grant_id and o.row_id = s.row_id where s.grant_id = g.id and s.row_id = v.row_id and not s.cancelled and not o.cancelled)) as row
    from (select g.*, c.code from ${PUBLIC_GRANTS}) g
    cross join lateral (select g.code) c
    join activity v on v.application_id = g.application_id and v.row_id = any(g.base_activity_row_ids)
    left join municipality m on m.nis = v.nis
    left join report r on r.grant_id = g.id and r.type = 'FINAL' and r.status = 'ACCEPTED'
    left join report_activity x on x.report_id = r.id and x.row_id = v.row_id
    order by g.number, v.position, v.row_id`,
  records: (given) => {
    const { number, rowId, title, price, reducedPrice, status, sessionDays, ...activity } = row.parse(given)
    return [{
      id: `${grantId(number)}/${rowId}`, grant: grantId(number), callCode: activity.callCode, title: curated(title), type: activity.type, themes: activity.themes, disciplines: activity.disciplines, ageMin: activity.ageMin, ageMax: activity.ageMax,
      nis: activity.nis, municipality: activity.municipality, province: activity.province, postcode: activity.postcode, plannedSessions: activity.plannedSessions, plannedHours: activity.plannedHours,
      price: euros(price), reducedPrice: euros(reducedPrice), status: status ?? 'PLANNED', sessionDays: sessionDays ?? [], sessionsHeld: activity.sessionsHeld,
    }]
  },
}
