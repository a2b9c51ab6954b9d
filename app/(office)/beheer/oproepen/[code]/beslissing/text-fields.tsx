import { TextAreaField } from '@/app/_form/text-area-field'
import { Instant } from '@/app/_ui/instant'
import type { WrittenText } from '@/lib/decisions/written-texts'

/** The values of the form below. */
export const textValues = (texts: readonly WrittenText[]): Record<string, string> => Object.fromEntries(texts.map(({ code, text }) => [nameOf(code), text]))

/** The texts of one decision; where somebody wrote over the generated one, it stands beside. */
export function TextFields({ texts }: { texts: readonly WrittenText[] }) {
  return texts.map((written) => (
    <div key={written.code}>
      <TextAreaField name={nameOf(written.code)} label={written.code === '' ? written.name : `${written.code} ${written.name}: ${written.score} op 5`} rows={written.code === '' ? 8 : 3} />
      {written.history.length > 0 && <Before written={written} />}
    </div>
  ))
}

function Before({ written: { generated, history } }: { written: WrittenText }) {
  return (
    <details className="details">
      <summary>Gegenereerde tekst en eerdere versies ({history.length})</summary>
      <p className="prose"><strong>Uit het overleg:</strong> {generated === '' ? '(leeg)' : generated}</p>
      {history.map(({ by, at, text }) => <p key={at.toISOString()} className="prose"><strong>{by}, <Instant at={at} short precision="minute" />:</strong> {text}</p>)}
    </details>
  )
}

const nameOf = (code: string): string => (code === '' ? 'motivation' : `criteria.${code}`)
