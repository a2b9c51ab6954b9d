import type { ReportDraft } from '@/lib/reports/schema'
import type { TestDatabase } from '@/tests/support/database'
import { dayFromNow, daysFromNow } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import type { RunningGrant } from '@/tests/support/running-grant'

const long = (subject: string): string => `${subject}: `.padEnd(520, 'de kinderen bouwden, testten en verbeterden hun eigen ontwerp. ')
const belgian = (day: string): string => day.split('-').toReversed().join('/')

/** One activity as typed, right in every cross-check: 20 children, sessions of 2,5 hours, all present. */
export const filledActivity = (index: number, { sessions = 4, hours = '2,5', ...over }: { sessions?: number; hours?: string } & Record<string, string | number> = {}): ReportDraft => {
  const fields: Record<string, string> = {
    status: 'HELD', participants: '20', 'ageBands.A08_09': '8', 'ageBands.A10_11': '12', 'gender.V': '9', 'gender.M': '10', 'gender.UNKNOWN': '1', residenceUnknown: '5', 'residence.0.place': 'Mechelen', 'residence.0.count': '15',
    newParticipants: '12', returningParticipants: '8', reducedRate: '4', referred: '2', completed: '18', accessible: 'ja', reasonableAdjustments: '1', 'satisfaction.s4': '8', 'satisfaction.s5': '10',
    'interest.more': '12', 'interest.same': '6', 'staff.PAID.count': '1', 'staff.PAID.hours': '12', 'staff.VOLUNTEER.count': '2', 'staff.VOLUNTEER.hours': '20', staffWomen: '2',
    announcementEvidence: 'https://www.tandrad.example/robots', deviation: 'Twee sessies vielen samen met een schoolfeest.', lesson: 'Laat de kinderen eerst meten.',
  }
  for (let session = 0; session < sessions; session++)
    Object.assign(fields, { [`sessions.${session}.day`]: belgian(dayFromNow(-200 + 7 * session)), [`sessions.${session}.dayPart`]: 'PM', [`sessions.${session}.hours`]: hours, [`sessions.${session}.enrolled`]: '20', [`sessions.${session}.present`]: '20' })
  for (const [name, value] of Object.entries(over)) fields[name] = String(value)
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`activities.${index}.${name}`, value]))
}

export const filledReport = (...activities: ReportDraft[]): ReportDraft => ({
  ...Object.assign({}, ...(activities.length > 0 ? activities : [filledActivity(0)])),
  'narrative.impact': long('Impact'), 'narrative.successFactors': long('Succes'), 'narrative.doDifferently': long('Anders'), 'narrative.followUp': long('Vervolg'),
  'declarations.complete': 'ja', 'declarations.documentsKept': 'ja', 'declarations.noDoubleFunding': 'ja', 'declarations.ibanUnchanged': 'ja',
})

/** The final report of a grant, as far as a test needs it. */
export const createReport = async (database: TestDatabase, grant: RunningGrant, { status = 'DRAFT', draft = filledReport(), draftVersion = 0 }: { status?: string; draft?: ReportDraft; draftVersion?: number } = {}): Promise<string> => {
  await createReportLists(database)
  return insertRow(database, 'report', { grantId: grant.grantId, type: 'FINAL', status, periodStart: dayFromNow(-300), periodEnd: dayFromNow(-10), dueAt: daysFromNow(50), draft: JSON.stringify(draft), draftVersion })
}

/** A cost of 1,200 euro, and the file that shows it: as one of the largest it has to. */
export const provenCost: ReportDraft = { 'costs.0.category': 'STAFF', 'costs.0.description': 'Begeleiding', 'costs.0.budget': '1.200,00', 'costs.0.real': '1.200,00', 'costs.0.proofNumber': 'F-12', 'costs.0.invoiceDate': '01/03/2026' }

export const proveCost = async (database: TestDatabase, reportId: string): Promise<void> => {
  const sha256 = 'f'.repeat(64)
  await database.sql(`insert into stored_file (sha256, size_bytes, mime) values ($1, 10, 'application/pdf') on conflict do nothing`, [sha256])
  await database.sql(`insert into report_file (report_id, kind, place, name, sha256, uploaded_by_id) select $1, 'INVOICE', 'costs/r0', 'factuur.pdf', $2, m.user_id
    from report r join grant_award g on g.id = r.grant_id join membership m on m.organisation_id = g.organisation_id where r.id = $1 limit 1`, [reportId, sha256])
}

/** The code lists and places that a report reads, once per database. */
export const createReportLists = async (database: TestDatabase): Promise<void> => {
  await database.sql(`insert into code_list_entry (list, code, nl, en, position) values ('dayPart', 'AM', 'voormiddag', 'morning', 0), ('dayPart', 'PM', 'namiddag', 'afternoon', 1),
    ('costCategory', 'STAFF', 'personeelskosten', 'staff', 0), ('costCategory', 'MATERIAL', 'materiaal', 'materials', 1), ('revenueCategory', 'SPONSOR', 'sponsoring', 'sponsoring', 0) on conflict do nothing`)
  await database.sql(`insert into municipality (nis, name, province_nis, province, arrondissement_nis, arrondissement, region, lat, lon)
    values ('12025', 'Mechelen', '10000', 'Antwerpen', '12000', 'Mechelen', 'VLG', 51.03, 4.48) on conflict do nothing`)
}
