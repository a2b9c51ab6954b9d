import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { addFile } from '@/lib/filings/add-file'
import { fileFor, reportFiles } from '@/lib/reports/evidence-files'
import { placeText } from '@/lib/reports/evidence-places'
import type { ReportContent } from './content'
import { outsideLetter } from './outside-letter'

/** The filed reports that show files: enough to be seen, few enough for the story to stay short. */
const SHOWN: readonly string[] = ['V-R01', 'V-R03']

/** The announcement and the totals of the first activity, as files beside what was typed. */
export const addEvidence = async (actor: Actor, reportId: string, report: ReportContent): Promise<void> => {
  const activity = report.activities.find(({ status }) => status !== 'CANCELLED')
  if (!SHOWN.includes(report.code) || !activity) return
  const { activityRef, sessions } = activity
  const add = async (kind: 'ANNOUNCEMENT' | 'SESSION_TOTALS', name: string, figure: 'I08' | null, lines: readonly string[]) => {
    const file = await asActor(actor, (tx) => fileFor(tx, actor, { reportId, kind, place: placeText({ activity: activityRef, figure }), name }))
    await addFile(actor, file, outsideLetter('STEM-academie', kind === 'ANNOUNCEMENT' ? 'Aankondiging' : 'Totalen per sessie', lines), reportFiles)
  }
  await add('ANNOUNCEMENT', 'aankondiging.pdf', null, ['Kom mee bouwen, meten en proberen. Iedereen is welkom, inschrijven kan aan de balie of op onze website.'])
  await add('SESSION_TOTALS', 'totalen-per-sessie.pdf', 'I08', sessions.map(({ enrolled, present }, index) => `Sessie ${index + 1}: ${present} aanwezig van ${enrolled} ingeschreven.`))
}
