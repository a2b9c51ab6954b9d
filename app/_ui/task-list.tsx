import { classNames } from './class-names'
import { StatusWord } from './status-word'

export type TaskStatus = 'complete' | 'busy' | 'confirm' | 'errors' | 'not-started' | 'not-yet' | 'unfinished'

export type Task = {
  title: string
  status: TaskStatus
  href?: string | undefined
  /** one line of substance: "3 van 5 activiteiten volledig, samen 2.890 kinduren" */
  detail?: string | undefined
  error?: string | undefined
  errorCount?: number | undefined
  /** what is open, where more than errors are counted */
  openWords?: string | undefined
  /** null where nobody in particular is meant */
  person?: string | null | undefined
  personNote?: string | undefined
  /** a colleague is at work in this part now; the note says who */
  busyHere?: boolean | undefined
}

export type TaskGroup = { title: string; tasks: readonly Task[] }

export function TaskList({ groups }: { groups: readonly TaskGroup[] }) {
  return groups.map((group) => (
    <section className="tasks__group" key={group.title}>
      <h2 className="tasks__title">{group.title}</h2>
      <ul className="plain">
        {group.tasks.map((task) => (
          <TaskRow key={task.title} task={task} />
        ))}
      </ul>
    </section>
  ))
}

function TaskRow({ task }: { task: Task }) {
  return (
    <li className={classNames('task', task.busyHere && 'marked')}>
      <div>
        {task.href ? <a href={task.href}>{task.title}</a> : task.title}
        {task.detail && <p className="task__detail">{task.detail}</p>}
        {task.error && <p className="task__detail task__error">{task.error}</p>}
      </div>
      <p className="task__person">
        {task.person ? <strong>{task.person}</strong> : task.person !== null && <span className="muted">Nog niemand</span>}{' '}
        {task.personNote && <span className="task__note">{task.personNote}</span>}
      </p>
      <div className="task__status">
        <TaskStatusWord task={task} />
      </div>
    </li>
  )
}

function TaskStatusWord({ task: { status, errorCount = 1, openWords } }: { task: Task }) {
  switch (status) {
    case 'complete':
      return <StatusWord tone="done">Volledig</StatusWord>
    case 'busy':
      return <StatusWord tone="busy">Bezig</StatusWord>
    case 'confirm':
      return <StatusWord tone="yours">Te bevestigen</StatusWord>
    case 'errors':
      return <StatusWord tone="refused">{openWords ?? (errorCount === 1 ? '1 fout' : `${errorCount} fouten`)}</StatusWord>
    case 'not-started':
      return <StatusWord tone="neutral">Nog niet gestart</StatusWord>
    case 'not-yet':
      return <span className="muted small">Kan nog niet</span>
    case 'unfinished':
      return <span className="muted small">Niet volledig</span>
  }
}
