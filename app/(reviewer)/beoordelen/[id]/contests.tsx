import { TextField } from '@/app/_form/text-field'
import { StatusWord } from '@/app/_ui/status-word'
import type { DeskView } from '@/lib/reviews/desk'
import { activityKey } from '@/lib/reviews/review-answers'

/** What the officer answered for each activity. Who disagrees says why; then the panel meets. */
export function Contests({ desk: { activities, struck, verdicts, rubric } }: { desk: DeskView }) {
  const all = [...activities.map((activity) => ({ ...activity, isStruck: false })), ...struck.map((activity) => ({ ...activity, isStruck: true }))]
  return (
    <section className="scorer" id="basisvoorwaarden">
      <h2>Basisvoorwaarden per activiteit</h2>
      <p className="muted">De dossierbeheerder keek deze na. Bent u het niet eens met een oordeel, zeg dan waarom. Het dossier gaat dan naar het overleg.</p>
      {all.map(({ rowId, title, isStruck }, index) => (
        <details key={rowId}>
          <summary>{title}{isStruck && ' (telt niet mee)'}</summary>
          {verdicts.filter(({ activityRowId }) => activityRowId === rowId).map(({ code, met, motivation }) => (
            <div className="contest" key={code}>
              <p>
                <StatusWord tone={met ? 'done' : 'refused'}>{met ? 'voldaan' : 'niet voldaan'}</StatusWord> <strong>{code} {rubric.knockouts.find((knockout) => knockout.code === code)?.nameNl}.</strong> {motivation}
              </p>
              <TextField name={`contests.${activityKey(index)}.${code}`} label={`Waarom betwist u ${code} bij ${title}?`} optional />
            </div>
          ))}
        </details>
      ))}
    </section>
  )
}
