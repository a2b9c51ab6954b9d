import type { ReactNode } from 'react'
import { Wordmark } from '@/app/_frame/wordmark'
import { classNames } from './class-names'

type Pane = 'file' | 'score'

type DeskProps = {
  demo: boolean
  home: string
  /** which file of how many, deadline, previous and next */
  top: ReactNode
  /** under 900 px one pane shows at a time; these are the addresses of both */
  tabs: Record<Pane, string>
  pane: Pane
  /** the h1 and what identifies the file; in sight in both panes of a phone */
  title: ReactNode
  file: ReactNode
  score: ReactNode
  bottomLeft: ReactNode
  bottomRight: ReactNode
}

/** The file on the left, the criterion on the right, total and act below; each pane scrolls by itself. */
export function Desk({ demo, home, top, tabs, pane, title, file, score, bottomLeft, bottomRight }: DeskProps) {
  return (
    <div className="desk">
      <div className="desk__top">
        <Wordmark demo={demo} href={home} />
        {top}
      </div>
      <nav className="desk__tabs" aria-label="Deel van het scherm">
        <a className="tabs__link" href={tabs.file} aria-current={pane === 'file' ? 'page' : undefined}>
          Dossier
        </a>
        <a className="tabs__link" href={tabs.score} aria-current={pane === 'score' ? 'page' : undefined}>
          Score
        </a>
      </nav>
      <section
        className={classNames('desk__pane', pane !== 'file' && 'desk__pane--hidden')}
        aria-label="Dossier"
        tabIndex={0}
      >
        <div className="desk__title">{title}</div>
        {file}
      </section>
      <section
        className={classNames('desk__pane desk__pane--score', pane !== 'score' && 'desk__pane--hidden')}
        aria-label="Score"
        tabIndex={0}
      >
        {score}
      </section>
      <div className="desk__bottoms">
        <div className="desk__bottom">{bottomLeft}</div>
        <div className="desk__bottom desk__bottom--right">{bottomRight}</div>
      </div>
    </div>
  )
}
