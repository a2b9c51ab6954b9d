'use client'

import type { Ref } from 'react'
import { problemLine, type Problem } from '@/lib/refusal'
import { fieldId } from './form-state'

type ErrorSummaryProps = { problems: readonly Problem[]; unsent?: boolean | undefined; ref?: Ref<HTMLDivElement> }

/** First in the main column; it takes focus, and each line leads to its field. */
export function ErrorSummary({ problems, unsent, ref }: ErrorSummaryProps) {
  if (problems.length === 0) return null
  return (
    <div className="errors" role="alert" aria-labelledby="fouten" tabIndex={-1} ref={ref}>
      <h2 id="fouten">
        {unsent ? 'Dat is nog niet gelukt' : problems.length === 1 ? 'Er is 1 fout op deze pagina' : `Er zijn ${problems.length} fouten op deze pagina`}
      </h2>
      <ul className="plain">
        {problems.map((problem) => {
          const line = problemLine(problem)
          return <li key={`${problem.field} ${line}`}>{problem.field === '' ? line : <a href={`#${fieldId(problem.field)}`}>{line}</a>}</li>
        })}
      </ul>
    </div>
  )
}
