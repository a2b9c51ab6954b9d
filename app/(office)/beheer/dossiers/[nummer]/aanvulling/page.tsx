import type { Metadata } from 'next'
import { CheckboxesField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { FieldGroup } from '@/app/_form/field-group'
import { TextAreaField } from '@/app/_form/text-area-field'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Actions, Button } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { applicationFacts } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { activityTargets, fileTargets, usualTargets, type TargetGroup } from '@/lib/applications/completion-targets'
import { dossierOf, type Dossier } from '@/lib/applications/dossier'
import { requireActor } from '@/lib/auth'
import { callQuestions } from '@/lib/calls/questions'
import { termsOf } from '@/lib/calls/terms'
import { ask } from './actions'

export const metadata: Metadata = { title: 'Aanvulling vragen' }

type AskPageProps = { params: Promise<{ nummer: string }>; searchParams: Promise<{ punt?: string | string[] }> }

/** First which conditions, then for each what to say and what to open: two pages of one form, so that it works before JavaScript. */
export default async function AskPage({ params, searchParams }: AskPageProps) {
  const { nummer } = await params
  const asked = [(await searchParams).punt ?? []].flat()
  const actor = await requireActor()
  const dossier = await readPage(actor, async (tx, now) => {
    const found = await dossierOf(tx, actor, nummer, now)
    if (found) requirePermission(actor, 'completion.ask', applicationFacts(found.application))
    return found
  })
  const { application } = dossier
  const { completionWorkingDays, completionRounds } = termsOf(application.call)
  const subjects = subjectsOf(dossier)
  const chosen = subjects.filter(({ value }) => asked.includes(value))
  const left = completionRounds - dossier.completions.length
  return (
    <OfficePage>
      <Breadcrumb items={[{ label: 'Dossiers', href: '/beheer/dossiers' }, { label: nummer, href: `/beheer/dossiers/${nummer}` }]} />
      <PageHeading kicker={`${nummer}, ${application.organisation.legalName}`} title="Aanvulling vragen">
        <p className="heading__help">De aanvrager krijgt {completionWorkingDays} werkdagen. Dit is ronde {dossier.completions.length + 1} van ten hoogste {completionRounds}.</p>
      </PageHeading>
      {dossier.status !== 'ELIGIBILITY_CHECK' ? <Empty>Dit dossier is niet in het ontvankelijkheidsonderzoek.</Empty>
        : left <= 0 ? <Empty>U vroeg al {completionRounds} keer om aanvulling. Beoordeel het dossier zoals het nu is.</Empty>
        : chosen.length === 0 ? <Subjects subjects={subjects} /> : <Points dossier={dossier} chosen={chosen} />}
    </OfficePage>
  )
}

type Subject = { value: string; label: string; hint: string; code: string; rowId: string; text: string }

function Subjects({ subjects }: { subjects: readonly Subject[] }) {
  return (
    <form className="form" method="get" aria-label="Welke punten?">
      <div className="form__fields">
        <CheckboxesField name="punt" label="Welke voorwaarden zijn nog niet in orde?" hint="Alleen wat met een aanvulling kan worden rechtgezet." options={subjects} />
      </div>
      <Actions><Button>Ga verder</Button></Actions>
    </form>
  )
}

function Points({ dossier: { application }, chosen }: { dossier: Dossier; chosen: readonly Subject[] }) {
  const { items } = callQuestions.parse(application.call.extraQuestions)
  const groupsFor = (rowId: string): TargetGroup[] => (rowId === '' ? fileTargets(items) : activityTargets(rowId))
  const values = Object.fromEntries(chosen.flatMap(({ code, rowId, text }, index) => [[`points.${index}.text`, text], ...groupsFor(rowId).map((_group, group) => [`points.${index}.targets.${group}`, usualTargets(code, rowId)])]))
  return (
    <Form action={ask} values={values} hidden={{ applicationId: application.id, number: application.number ?? '' }} submit="Vraag aanvulling" label="Aanvulling vragen" secondary={<a href="?">Kies andere punten</a>}>
      {chosen.map(({ value, label, hint, code, rowId }, index) => (
        <FieldGroup key={value} legend={`Punt ${index + 1}: ${label}`} hint={hint}>
          <input type="hidden" name={`points.${index}.code`} value={code} />
          <input type="hidden" name={`points.${index}.activityRowId`} value={rowId} />
          <TextAreaField name={`points.${index}.text`} label="Wat moet de aanvrager aanvullen?" hint="De aanvrager leest dit in de mail en in het loket." rows={3} maximum={1000} />
          {groupsFor(rowId).map(({ title, targets }, group) => (
            <details key={title} className="fold" open={targets.some((target) => usualTargets(code, rowId).includes(target.value))}>
              <summary>Wat gaat open: {title.toLowerCase()}</summary>
              <CheckboxesField name={`points.${index}.targets.${group}`} label={title} options={targets} />
            </details>
          ))}
        </FieldGroup>
      ))}
    </Form>
  )
}

/** Every curable condition, with what was found; what does not hold first. */
const subjectsOf = ({ questions, rubric, application, prechecks, verdicts }: Dossier): Subject[] =>
  questions
    .flatMap(({ code, activityRowId }) => {
      const knockout = rubric.knockouts.find((one) => one.code === code)
      if (!knockout?.curable) return []
      const index = application.activities.findIndex(({ rowId }) => rowId === activityRowId)
      const found = prechecks.find((one) => one.code === code && one.activityRowId === activityRowId)
      const verdict = verdicts.find((one) => one.code === code && one.activityRowId === activityRowId)
      const text = verdict ? (verdict.met ? '' : verdict.motivation) : found && found.finding !== 'ok' ? found.sentence : ''
      const order = verdict ? (verdict.met ? 2 : 0) : found?.finding === 'ok' ? 2 : 1
      const label = `${code} ${knockout.nameNl}${index >= 0 ? `, activiteit ${index + 1}` : ''}`
      return [{ value: `${code}/${activityRowId}`, label, hint: verdict ? verdict.motivation : (found?.sentence ?? ''), code, rowId: activityRowId, text, order }]
    })
    .toSorted((a, b) => a.order - b.order)
