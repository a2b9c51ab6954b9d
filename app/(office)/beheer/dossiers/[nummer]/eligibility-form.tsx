import { Form } from '@/app/_form/form'
import { RadiosField } from '@/app/_form/choice-fields'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Section } from '@/app/_ui/section'
import type { Dossier } from '@/lib/applications/dossier'
import { isSameQuestion, type Question } from '@/lib/applications/eligibility'
import { answer } from './actions'
import { EvidenceTable } from './evidence-table'
import { FindingWord } from './finding-word'

/** Every knock-out with its rule and what the portal found. Where nothing was found wrong, yes and its sentence are proposed until the officer keeps them. */
export function EligibilityForm({ dossier }: { dossier: Dossier }) {
  const { application, questions } = dossier
  const groups = [{ rowId: '', title: 'De aanvraag' }, ...application.activities.map(({ rowId, title }, index) => ({ rowId, title: `Activiteit ${index + 1}: ${title}` }))]
  return (
    <Form action={answer} values={valuesOf(dossier)} submit="Bewaar" label="Ontvankelijkheid" hidden={{ applicationId: application.id }}>
      {groups.map(({ rowId, title }) => (
        <Section key={rowId} level={3} title={title} ruled>
          {questions.flatMap((question, index) => (question.activityRowId === rowId ? [<QuestionFields key={question.code} dossier={dossier} question={question} index={index} place={rowId && title} />] : []))}
        </Section>
      ))}
    </Form>
  )
}

function QuestionFields({ dossier, question, index, place }: { dossier: Dossier; question: Question; index: number; place: string }) {
  const knockout = dossier.rubric.knockouts.find(({ code }) => code === question.code)
  const found = dossier.prechecks.find((check) => isSameQuestion(check, question))
  const where = place && `, ${place.split(':')[0]?.toLowerCase()}`
  return (
    <fieldset className="check">
      <legend className="check__legend">{question.code} {knockout?.nameNl}{where}</legend>
      <div className="check__parts">
        <div>
          <p className="muted">{knockout?.ruleNl}</p>
          {found && <p><FindingWord finding={found.finding} /> {found.sentence}</p>}
          {found && <EvidenceTable found={found} />}
        </div>
        <input type="hidden" name={`answers.${index}.code`} value={question.code} />
        <input type="hidden" name={`answers.${index}.activityRowId`} value={question.activityRowId} />
        <RadiosField name={`answers.${index}.met`} label="Voldaan?" inline options={yesNo} />
        <TextAreaField name={`answers.${index}.motivation`} label="Motivering" rows={2} />
      </div>
    </fieldset>
  )
}

const yesNo = [
  { value: 'ja', label: 'Ja' },
  { value: 'nee', label: 'Nee' },
]

const valuesOf = ({ questions, verdicts, prechecks }: Dossier): Record<string, string> =>
  Object.fromEntries(
    questions.flatMap((question, index) => {
      const verdict = verdicts.find((one) => isSameQuestion(one, question))
      const found = prechecks.find((one) => isSameQuestion(one, question))
      const proposed = found?.finding === 'ok' ? { met: 'ja', motivation: found.sentence } : { met: '', motivation: '' }
      const { met, motivation } = verdict ? { met: verdict.met ? 'ja' : 'nee', motivation: verdict.motivation } : proposed
      return [[`answers.${index}.met`, met] as const, [`answers.${index}.motivation`, motivation] as const]
    }),
  )
