import type { TaskGroup, TaskStatus } from '@/app/_ui/task-list'
import type { PartState } from '@/lib/reports/parts'
import { openWords, problemsSoFar } from '@/lib/reports/parts'
import type { ReportPageView } from './load-report'

/** The pages of a report as a list of tasks, each with its first problem. */
export const partsAsTasks = (view: ReportPageView, id: string): TaskGroup[] => {
  const { opened } = view
  const tasks = view.parts.map((part) => {
    const asked = opened?.has(part.path) === true
    const wrong = problemsSoFar(view.draft, part)
    return {
      group: part.part === 'activiteiten' ? 'Uw activiteiten' : 'Uw verslag',
      task: { title: part.title, href: `/verslagen/${id}/${part.path}`, status: statusOf(part, wrong.length), detail: opened === null ? detailOf(part) : asked ? 'Hierover vroegen we meer' : 'Ingediend, blijft zoals het is', error: wrong[0] && `${wrong[0].message}${wrong.length > 1 ? ` En nog ${wrong.length - 1}.` : ''}`, openWords: openWords(view.draft, part), person: null },
    }
  })
  return ['Uw activiteiten', 'Uw verslag'].map((title) => ({ title, tasks: tasks.filter(({ group }) => group === title).map(({ task }) => task) }))
}

const statusOf = ({ begun, problems }: PartState, wrong: number): TaskStatus => {
  if (problems.length === 0) return 'complete'
  if (wrong > 0) return 'errors'
  return begun ? 'busy' : 'not-started'
}

const detailOf = ({ part }: PartState): string =>
  ({ activiteiten: 'Sessies, deelnemers en begeleiders', samenwerking: 'Acties, risico’s en de volgende periode', verhaal: 'Wat u bereikte, en voor wie', kosten: 'Werkelijke kosten met bewijsstukken', verklaringen: 'Wat u verklaart als u indient' })[part]
