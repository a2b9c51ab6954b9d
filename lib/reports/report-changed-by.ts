import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { partsOf } from './parts'
import type { ReportContext } from './report-context'
import { savedPages } from './report-paper'

type Changed = { draftSavedById: string | null; savedPages: unknown }

/** Who changed the draft after the page of the signatory was drawn (`seen` = its version), and which parts, in one sentence. */
export const reportChangedBy = async (tx: Tx, actor: Actor, report: Changed, context: ReportContext, seen: number): Promise<string> => {
  const { draftSavedById } = report
  const name = draftSavedById === null ? null : (await tx.user.findUnique({ where: { id: draftSavedById }, select: { name: true } }))?.name
  const who = draftSavedById !== null && draftSavedById === actor.userId ? 'Een collega, of uzelf in een ander venster, wijzigde' : `${name ?? 'Een collega'} wijzigde`
  const pages = savedPages.parse(report.savedPages)
  const parts = partsOf({}, context, { problems: [] }).filter(({ path }) => (pages[path] ?? 0) > seen).map(({ title }) => `“${title}”`)
  return `${who} ${parts.length === 0 ? 'dit verslag' : `${new Intl.ListFormat('nl-BE').format(parts)} in dit verslag`} nadat u deze pagina opende. Het is nog niet ingediend. Kijk na wat er nu staat en dien dan in.`
}
