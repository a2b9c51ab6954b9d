import type { Actor } from '@/lib/access/actor'
import type { Draft } from '@/lib/applications/form'
import { formatKbo } from '@/lib/organisations/kbo'
import type { Application, Call, Organisation } from '@/prisma/generated/client'
import type { TestDatabase } from '@/tests/support/database'
import { createApplication, createCall, createOrganisation, memberActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { context, validDraft } from './valid-request'

export type Ready = { call: Call; organisation: Organisation; editor: Actor; signatory: Actor; application: Application; draft: Draft }

/** The reference data of valid-request.ts as rows, once per database. */
export const seedReference = async (database: TestDatabase): Promise<void> => {
  const { codeLists, municipalities, partnerships: _, schoolHolidays } = context().reference
  for (const [list, entries] of Object.entries(codeLists))
    for (const [position, { code, nl }] of entries.entries()) await insertRow(database, 'code_list_entry', { list, code, nl, en: nl, position }, false)
  for (const { nis, name, region, postcodes } of municipalities) {
    await insertRow(database, 'municipality', { nis, name, region, provinceNis: '70000', province: 'Limburg', arrondissementNis: '71000', arrondissement: 'Hasselt', lat: 50.9, lon: 5.3 }, false)
    for (const postcode of postcodes) await insertRow(database, 'postcode', { postcode, nis }, false)
  }
  for (const { startDay, endDay } of schoolHolidays) await insertRow(database, 'school_holiday', { code: 'PAAS', name: 'Paasvakantie', startDay, endDay }, false)
}

/** A complete draft of an organisation with an editor and a signatory, in an open call. */
export const readyRequest = async (database: TestDatabase, given: { call?: Partial<Call>; draft?: Partial<Draft>; status?: 'DRAFT' | 'SUBMITTED' } = {}): Promise<Ready> => {
  const organisation = await createOrganisation(database, { legalName: 'Techniekclub De Vonk vzw', postcode: '3500' })
  await insertRow(database, 'recognition', { organisationId: organisation.id, number: 'SA-001', status: 'FULL', validFrom: '2020-01-01', validTo: '2040-01-01' })
  const call = await createCall(database, { periodStart: new Date('2027-01-01'), periodEnd: new Date('2027-12-31'), ...given.call })
  const editor = await memberActor(database, organisation, 'APPLICANT_EDITOR')
  const signatory = await memberActor(database, organisation, 'APPLICANT_SIGNATORY')
  const draft: Draft = { ...validDraft(), enterpriseNumber: formatKbo(organisation.kbo), signatoryName: signatory.name, statutesPublic: 'ja', ...given.draft }
  const application = await createApplication(database, { callId: call.id, organisationId: organisation.id, createdById: editor.userId ?? '', status: given.status ?? 'DRAFT', draft, title: '' })
  return { call, organisation, editor, signatory, application, draft }
}

