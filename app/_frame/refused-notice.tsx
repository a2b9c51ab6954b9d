import { refusedProblems } from '@/app/_form/refused-request'
import { problemLine } from '@/lib/refusal'

/** Why a post was refused when its form is no longer on the page: somebody else was first, or it is too late. Where the form still stands, it says so itself. */
export async function RefusedNotice() {
  const problems = await refusedProblems()
  if (problems.length === 0) return null
  const lines = new Set(problems.map(problemLine))
  return (
    <div className="errors errors--page" role="alert" aria-labelledby="niet-gelukt">
      <h2 id="niet-gelukt">Dat is niet gelukt</h2>
      <ul className="plain">
        {[...lines].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
