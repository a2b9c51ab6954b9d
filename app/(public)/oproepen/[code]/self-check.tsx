import { RadiosField } from '@/app/_form/choice-fields'
import { Button } from '@/app/_ui/button'
import { Marked } from '@/app/_ui/marked'
import type { CallTexts } from '@/lib/calls/texts'

type Answers = Record<string, string | string[] | undefined>

const choices = [
  { value: 'ja', label: 'Ja' },
  { value: 'nee', label: 'Nee' },
]

/** A plain form that asks this page again with the answers in its address: no script, nothing stored. */
export function SelfCheck({ code, questions, answers }: { code: string; questions: CallTexts['selfCheck']; answers: Answers }) {
  const given = questions.map((_, index) => answers[nameOf(index)])
  return (
    <>
      <form className="form" action={`/oproepen/${code}#uitkomst`} method="get">
        <div className="form__fields">
          {questions.map(({ question }, index) => (
            <RadiosField key={question} name={nameOf(index)} label={question} options={choices} inline defaultValue={textOf(given[index])} />
          ))}
        </div>
        <div className="actions">
          <Button kind="secondary">Toon mijn uitkomst</Button>
        </div>
      </form>
      {given.some((answer) => answer !== undefined) && (
        <div className="self-check__outcome" id="uitkomst">
          <Outcome questions={questions} given={given.map(textOf)} />
        </div>
      )}
    </>
  )
}

function Outcome({ questions, given }: { questions: CallTexts['selfCheck']; given: string[] }) {
  const open = given.filter((answer) => answer !== 'ja' && answer !== 'nee').length
  const no = questions.filter((_, index) => given[index] === 'nee')
  if (no.length > 0) {
    return (
      <Marked label="Uw uitkomst">
        <p>{no.length === 1 ? 'Op één vraag antwoordde u nee. Kijk dat eerst na:' : `Op ${no.length} vragen antwoordde u nee. Kijk die eerst na:`}</p>
        <ul>
          {no.map(({ question, help }) => (
            <li key={question}>
              {question} {help}
            </li>
          ))}
        </ul>
      </Marked>
    )
  }
  return (
    <Marked label="Uw uitkomst">
      <p>
        {open > 0
          ? `Beantwoord nog ${open === 1 ? 'één vraag' : `${open} vragen`}.`
          : 'Deze oproep past bij u. De beoordeling gebeurt op wat u in de aanvraag schrijft.'}
      </p>
    </Marked>
  )
}

const nameOf = (index: number): string => `vraag${index + 1}`
const textOf = (answer: string | string[] | undefined): string => (typeof answer === 'string' ? answer : '')
