import { ButtonLink } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { PageHeading } from '@/app/_ui/page-heading'
import type { WaitingText } from '@/lib/filings/waiting-texts'
import { Form } from './form'
import type { FormAction } from './form-state'
import { TextChoice } from './text-choice'

type ChooseTextsProps = {
  texts: readonly WaitingText[]
  action: FormAction
  /** what it belongs to */
  hidden: Record<string, string>
  /** can one still choose? Otherwise the texts are shown, so that one can copy them */
  editable: boolean
  /** "de aanvraag", and where it is */
  whole: { words: string; href: string }
}

/** Two texts of one field side by side; one's own is kept until one chooses. */
export function ChooseTexts({ texts, action, hidden, editable, whole }: ChooseTextsProps) {
  const heading = (
    <PageHeading
      title={texts.length > 0 && !editable ? `Uw tekst die niet in ${whole.words} staat` : 'Welke tekst houdt u?'}
      lead={leadOf(texts, whole.words)}
    />
  )
  if (texts.length === 0 || !editable)
    return (
      <>
        {heading}
        {texts.length === 0 ? <Empty>Er is niets samen te voegen.</Empty> : texts.map(({ field, label, mine }) => mine.map(({ id, text }) => <p key={`${field} ${id}`}><strong>{label}</strong><br /><span className="prose">{text}</span></p>))}
        <p><ButtonLink href={whole.href}>Naar {whole.words}</ButtonLink></p>
      </>
    )
  return (
    <Form
      action={action}
      heading={heading}
      submit="Voeg samen"
      hidden={{ ...hidden, ...Object.fromEntries(texts.flatMap(({ field, standing, seen }, index) => [[`texts.${index}.field`, field], [`texts.${index}.standing`, JSON.stringify(standing)], [`texts.${index}.seen`, seen.join(' ')]])) }}
    >
      {texts.map(({ field, label, theirs, mine }, index) => (
        <TextChoice
          key={field}
          name={`texts.${index}.keep`}
          legend={label}
          options={[
            ...mine.map(({ id, text }, turn) => ({ value: id, label: mine.length === 1 ? 'Mijn tekst' : `Mijn tekst ${turn + 1}`, text })),
            { value: 'THEIRS', label: theirs.label, text: theirs.text },
          ]}
        />
      ))}
    </Form>
  )
}

const leadOf = (texts: readonly WaitingText[], whole: string): string | undefined => {
  if (texts.length === 0) return undefined
  const kept = 'De andere is bewaard, alleen voor u.'
  if (texts.every(({ theirs }) => theirs.own)) return `U schreef in twee vensters in hetzelfde veld. De ene tekst staat nu in ${whole}. ${kept}`
  if (texts.some(({ theirs }) => theirs.own)) return `In hetzelfde veld werd twee keer geschreven: door u en een collega, of door u in twee vensters. De ene tekst staat nu in ${whole}. ${kept}`
  return `U en een collega schreven tegelijk in hetzelfde veld. De tekst van uw collega staat nu in ${whole}. De uwe is bewaard, alleen voor u.`
}
