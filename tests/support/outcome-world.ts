import { randomUUID } from 'node:crypto'
import type { TestDatabase } from '@/tests/support/database'
import { createApplication, createCall, createOrganisation, createPartnershipRow, createUser } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'

export type World = { grants: { id: string; applicationId: string; reportId: string }[]; calls: string[]; partnerships: string[]; userId: string }

const places = [['11002', '2000'], ['11056', '2070'], ['46030', '9120'], ['44021', '9000'], ['71072', '3500'], [null, null]] as const
export const rowIds = ['a1', 'a2', 'a3'] as const

/** Grants on three calls (one in test mode) and a partnership, each with three planned activities and a final report that was filed. The portal's guards are off: what is tried here is arithmetic. */
export const outcomeWorld = async (database: TestDatabase, size = 5): Promise<World> => {
  const { sql } = database
  for (const [nis, name, province] of [['11002', 'Antwerpen', '10000'], ['44021', 'Gent', '40000'], ['46030', 'Beveren-Kruibeke-Zwijndrecht', '40000'], ['71072', 'Hasselt', '70000']])
    await sql(`insert into municipality (nis, name, province_nis, province, arrondissement_nis, arrondissement, region, lat, lon) values ($1, $2, $3, $3, $3, $3, 'VLG', 51, 4) on conflict do nothing`, [nis, name, province])
  await sql(`insert into municipality_merger (old_nis, old_name, new_nis, new_name, valid_from) values ('11056', 'Zwijndrecht', '46030', 'Beveren-Kruibeke-Zwijndrecht', '2025-01-01'), ('71022', 'Hasselt', '71072', 'Hasselt', '2025-01-01') on conflict do nothing`)
  await sql(`do $$ declare t record; begin
    for t in select tgname, relname from pg_trigger join pg_class c on c.oid = tgrelid where not tgisinternal and tgname not like 'outcomes%' and relname in ('grant_award', 'report', 'report_activity', 'logged_session', 'grant_activity_log', 'settlement', 'grant_amendment', 'activity')
    loop execute format('alter table %I disable trigger %I', t.relname, t.tgname); end loop; end $$`)
  const lead = await createOrganisation(database)
  const user = await createUser(database)
  const partnership = await createPartnershipRow(database, { leadOrganisationId: lead.id })
  const calls = [await createCall(database, { status: 'EXECUTION', committedCents: 10_000_000n }), await createCall(database, { status: 'EXECUTION', committedCents: 10_000_000n }), await createCall(database, { status: 'EXECUTION', committedCents: 10_000_000n, testMode: true })]
  const grants = []
  for (let index = 0; index < size; index++) {
    const call = calls[index % 5 === 4 ? 2 : index % 2]
    if (!call) throw new Error('no call')
    const application = await createApplication(database, { callId: call.id, organisationId: lead.id, createdById: user.id, status: 'GRANTED', requestedCents: 400_000n, content: '{}' })
    await sql('update application set partnership_id = $2 where id = $1', [application.id, index % 3 === 0 ? partnership.id : null])
    for (const [position, rowId] of rowIds.entries()) {
      const [nis, postcode] = places[(index + position) % places.length] ?? [null, null]
      await insertRow(database, 'activity', {
        applicationId: application.id, rowId, position, title: `Robots ${position}`, type: 'CODING', themes: ['DIGI'], disciplines: ['T'], ageMin: 8, ageMax: 12, locationName: 'Buurthuis', postcode, nis,
        expectedParticipants: 20, plannedHours: 10, plannedSessions: 4, plannedDayParts: 4, plannedChildHours: 200, priceCents: 1800, reducedPriceCents: 450,
      })
    }
    const id = randomUUID()
    await sql(`insert into grant_award (id, application_id, call_id, organisation_id, number, status, granted_cents, accept_due_at, base_activity_row_ids, period_start, period_end)
      values ($1, $2, $3, $4, $5, 'ACTIVE', 400000, now(), '{a1,a2}', '2024-10-01', '2025-12-31')`, [id, application.id, call.id, lead.id, application.number])
    const reportId = randomUUID()
    await sql(`insert into report (id, grant_id, type, status, period_start, period_end, due_at) values ($1, $2, 'FINAL', 'SUBMITTED', '2024-10-01', '2025-12-31', now())`, [reportId, id])
    grants.push({ id, applicationId: application.id, reportId })
  }
  return { grants, calls: calls.map(({ code }) => code), partnerships: [partnership.code], userId: user.id }
}
