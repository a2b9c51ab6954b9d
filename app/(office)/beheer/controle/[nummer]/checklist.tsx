import { Fragment } from 'react'
import { RadiosField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Section } from '@/app/_ui/section'
import { SummaryList } from '@/app/_ui/summary-list'
import type { ControlOfFile } from '@/lib/controls/queries'
import { answerKinds, answerWords, isAnswerKind } from '@/lib/controls/words'
import { answer } from '../actions'

type Props = { view: ControlOfFile; control: NonNullable<ControlOfFile['control']> }

/** The points of the rules under which this control began. What is written here stays in the office. */
export function Checklist({ view: { checklist, grant, rulebook, mayWork }, control }: Props) {
  const given = new Map(control.answers.map((one) => [one.code, one]))
  const intro = `Checklist van versie ${rulebook.version} van de controleregels. De begunstigde leest dit niet.`
  if (!mayWork) {
    const said = (code: string) => { const one = given.get(code); return one ? `${isAnswerKind(one.answer) ? answerWords[one.answer] : one.answer}${one.remark ? `: ${one.remark}` : ''}` : 'nog niet beantwoord' }
    return <Section title="Checklist" intro={intro} ruled><SummaryList rows={checklist.map(({ code, text }) => ({ term: `${code}. ${text}`, value: said(code) }))} /></Section>
  }
  const values = Object.fromEntries(checklist.flatMap(({ code }, index) => [[`points.${index}.answer`, given.get(code)?.answer ?? ''], [`points.${index}.remark`, given.get(code)?.remark ?? '']]))
  return (
    <Section title="Checklist" intro={intro} ruled>
      <Form action={answer} hidden={{ grantId: grant.id }} values={values} submit="Bewaar" label="Checklist">
        {checklist.map(({ code, text }, index) => (
          <Fragment key={code}>
            <input type="hidden" name={`points.${index}.code`} value={code} />
            <RadiosField name={`points.${index}.answer`} label={`${code}. ${text}`} options={answerKinds.map((kind) => ({ value: kind, label: answerWords[kind] }))} inline />
            <TextAreaField name={`points.${index}.remark`} label={`Toelichting bij ${code}`} optional rows={2} />
          </Fragment>
        ))}
      </Form>
    </Section>
  )
}
