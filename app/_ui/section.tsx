import type { ReactNode } from 'react'
import { classNames } from './class-names'

type SectionProps = {
  title: ReactNode
  children: ReactNode
  intro?: ReactNode
  id?: string | undefined
  level?: 2 | 3 | undefined
  ruled?: boolean | undefined
}

export function Section({ title, children, intro, id, level = 2, ruled }: SectionProps) {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <section className={classNames('section', level === 3 && 'section--sub')} id={id}>
      <Title className={ruled ? 'section__title--ruled' : undefined}>{title}</Title>
      {intro && <p className="section__intro">{intro}</p>}
      <div className="section__body">{children}</div>
    </section>
  )
}
