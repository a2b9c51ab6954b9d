import type { KnowledgeWords } from '@/lib/knowledge/queries'

type Marked = { criteria: readonly string[]; themes: readonly string[]; ageMin: number; ageMax: number; organisation: string }

/** By whom, for which ages, and on which criteria and themes a lesson is; each leads to the others like it. */
export function LessonMarks({ lesson: { criteria, themes, ageMin, ageMax, organisation }, words }: { lesson: Marked; words: KnowledgeWords }) {
  return (
    <>
      <p className="small muted">{organisation}, {ageMin === ageMax ? `${ageMin} jaar` : `${ageMin} tot ${ageMax} jaar`}.</p>
      <ul className="plain marks small">
        {criteria.map((code) => <li key={code}><a href={`/kennis?criterium=${code}`}>{labelOf(words.criteria, code)}</a></li>)}
        {themes.map((code) => <li key={code}><a href={`/kennis?thema=${code}`}>{labelOf(words.themes, code)}</a></li>)}
      </ul>
    </>
  )
}

const labelOf = (options: readonly { value: string; label: string }[], code: string): string => options.find(({ value }) => value === code)?.label ?? code
