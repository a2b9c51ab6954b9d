import { REQUIRED } from '@/lib/text'
import type { Problem } from '@/lib/refusal'
import type { ReportReading } from './read-report'
import type { ReportContext } from './report-context'

/** What a partnership did together and what may go wrong is told, or said not to be there; a quarter looks ahead (domain 6.2). */
export const cooperationProblems = ({ cooperation }: ReportReading, { reportType }: ReportContext): Problem[] => {
  if (cooperation === null) return []
  const { actions, risks, 'cooperation.noActions': noActions, 'cooperation.noRisks': noRisks, 'cooperation.nextQuarter': nextQuarter } = cooperation
  return [
    ...(actions.length === 0 && !noActions ? [{ field: 'actions', message: 'Noem minstens één actie rond samenwerking, of vink aan dat er geen waren.' }] : []),
    ...(actions.length > 0 && noActions ? [{ field: 'cooperation.noActions', message: 'U noemt acties en vinkt aan dat er geen waren. Kies een van beide.' }] : []),
    ...(risks.length === 0 && !noRisks ? [{ field: 'risks', message: 'Noem minstens één risico, of vink aan dat u er geen ziet.' }] : []),
    ...(risks.length > 0 && noRisks ? [{ field: 'cooperation.noRisks', message: 'U noemt risico’s en vinkt aan dat er geen zijn. Kies een van beide.' }] : []),
    ...(reportType === 'INTERIM' && nextQuarter === null ? [{ field: 'cooperation.nextQuarter', message: REQUIRED }] : []),
  ]
}
