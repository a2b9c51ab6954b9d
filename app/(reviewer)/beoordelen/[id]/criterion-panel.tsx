import { AnchorRadios } from '@/app/_form/anchor-radios'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TickField } from '@/app/_form/tick-field'
import type { DeskView } from '@/lib/reviews/desk'
import { Deviations } from './deviations'
import { EarlierScores } from './earlier-scores'
import { NotFull } from './not-full'

type Criterion = DeskView['rubric']['scored'][number]

/** One criterion: what was asked, six anchors, one motivation; where activities differ, each its own score and remark. */
export function CriterionPanel({ criterion, desk }: { criterion: Criterion; desk: DeskView }) {
  const { code, nameNl, weight, askedNl, scope } = criterion
  const perActivity = scope === 'ACTIVITY'
  return (
    <section className="scorer" id={code} data-criterion={code} tabIndex={-1}>
      <h2>{code} {nameNl}</h2>
      <p className="muted small">gewicht {weight}{perActivity && desk.activities.length > 1 ? ', één score voor alle activiteiten of per activiteit' : ''}</p>
      <p className="muted">{askedNl}</p>
      <AnchorRadios name={`all.${code}`} legend={`${code}: score${perActivity && desk.activities.length > 1 ? ' voor alle activiteiten' : ''}`} anchors={anchorsOf(criterion, desk)} />
      {perActivity && <NotFull code={code} rules={desk.rubric.rules.fullActivity} />}
      <EarlierScores code={code} earlier={desk.earlier} />
      {perActivity && <Deviations code={code} activities={desk.activities} />}
      <TickField name={`abstain.${code}`} label={`${code}: onthouding, ik kan dit criterium niet beoordelen`} hint="Leg hieronder uit waarom. Uw onthouding telt niet als cijfer; het panel overlegt." optional />
      <TextAreaField name={`motivations.${code}`} label={`${code}: motivering voor de aanvrager`} hint="De aanvrager leest deze tekst in de beslissing. Uw naam staat er niet bij." rows={4} minimum={desk.rubric.rules.motivationMinChars} />
      <details>
        <summary>Voeg een opmerking voor het kantoor toe<span className="visually-hidden"> bij {code}</span></summary>
        <TextAreaField name={`comments.${code}`} label={`${code}: opmerking voor het kantoor`} hint="De aanvrager leest dit niet." optional rows={2} />
      </details>
    </section>
  )
}

const anchorsOf = ({ code, anchorsNl }: Criterion, { rubric, earlier }: DeskView) =>
  (['0', '1', '2', '3', '4', '5'] as const).map((score) => ({
    score,
    word: capital(rubric.scaleNl[score] ?? ''),
    text: anchorsNl[score] ?? '',
    earlier: earlier.size > 0 ? (earlier.get(`${code}/${score}`)?.times ?? 0) : undefined,
  }))

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
