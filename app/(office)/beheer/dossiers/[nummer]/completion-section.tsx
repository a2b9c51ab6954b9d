import { Changes } from '@/app/_file/changes'
import { Form } from '@/app/_form/form'
import { TextField } from '@/app/_form/text-field'
import { Deadline } from '@/app/_ui/deadline'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import type { Tone } from '@/app/_ui/tone'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import type { OfficeCompletion } from '@/lib/applications/completion-queries'
import type { Dossier } from '@/lib/applications/dossier'
import { termsOf } from '@/lib/calls/terms'
import type { CompletionStatus } from '@/prisma/generated/enums'
import { extend, settle } from './aanvulling/actions'

/** Each round with its points, and next to a point what changed in what it opened. */
export function CompletionSection({ actor, dossier }: { actor: Actor; dossier: Dossier }) {
  const { application, status, completions, people } = dossier
  const resource = applicationFacts(application)
  const terms = termsOf(application.call)
  const mayAsk = status === 'ELIGIBILITY_CHECK' && completions.length < terms.completionRounds && can(actor, 'completion.ask', resource)
  if (completions.length === 0 && !mayAsk) return null
  return (
    <Section id="aanvulling" title="Aanvulling" intro={completions.length === 0 ? 'Is iets niet in orde dat kan worden rechtgezet? Vraag de aanvrager om het aan te vullen.' : undefined}>
      {completions.map((completion) => (
        <div className="note" key={completion.id}>
          <h3>Ronde {completion.round} <StatusWord tone={words[completion.status].tone}>{words[completion.status].word}</StatusWord></h3>
          <p className="muted">
            Gevraagd op <Instant at={completion.askedAt} precision="minute" /> door {people.get(completion.askedById) ?? 'een collega'}. Termijn: <Deadline at={completion.dueAt} />.
            {completion.extensionReason !== '' && ` Verlengd: ${completion.extensionReason}`}
            {completion.answer && <> Ingediend op <Instant at={completion.answer.submittedAt} precision="second" />.</>}
          </p>
          <Points completion={completion} application={application} maySettle={status === 'ELIGIBILITY_CHECK' && completion.status === 'ANSWERED' && can(actor, 'completion.settle', resource)} />
          {completion.others.length > 0 && <><h4>Wat daaruit volgt</h4><Changes label={`Wat uit ronde ${completion.round} volgt`} changes={completion.others} empty="" /></>}
          {completion.status === 'OPEN' && dossier.now < completion.dueAt && can(actor, 'completion.extend', resource) && (
            <details className="fold">
              <summary>Verleng de termijn met {terms.completionExtensionWorkingDays} werkdagen</summary>
              <Form action={extend} hidden={{ applicationId: application.id }} submit="Verleng" label="Termijn verlengen">
                <TextField name="reason" label="Waarom?" maxLength={500} />
              </Form>
            </details>
          )}
        </div>
      ))}
      {mayAsk && <p><a href={`/beheer/dossiers/${application.number}/aanvulling`}>Vraag aanvulling</a></p>}
    </Section>
  )
}

function Points({ completion, application, maySettle }: { completion: OfficeCompletion; application: Dossier['application']; maySettle: boolean }) {
  const whereOf = (rowId: string): string => {
    const index = application.activities.findIndex((activity) => activity.rowId === rowId)
    return index < 0 ? '' : `, activiteit ${index + 1}`
  }
  return (
    <ol>
      {completion.points.map(({ id, code, activityRowId, text, settledAt, changes }, index) => (
        <li key={id}>
          <p className="prose"><strong>{code}{whereOf(activityRowId)}</strong> {text} {settledAt && <StatusWord tone="done">in orde</StatusWord>}</p>
          {completion.status === 'ANSWERED' && <Changes label={`Wijzigingen bij punt ${index + 1} van ronde ${completion.round}`} changes={changes} empty="Hier wijzigde de aanvrager niets." />}
          {maySettle && <Form action={settle} hidden={{ applicationId: application.id, pointId: id, settled: settledAt ? 'nee' : 'ja' }} submit={settledAt ? 'Zet weer open' : 'Punt is in orde'} label={`Punt ${index + 1} van ronde ${completion.round}`} />}
        </li>
      ))}
    </ol>
  )
}

const words: Record<CompletionStatus, { word: string; tone: Tone }> = {
  OPEN: { word: 'wacht op de aanvrager', tone: 'waiting' },
  EXTENDED: { word: 'verlengd, wacht op de aanvrager', tone: 'waiting' },
  ANSWERED: { word: 'ingediend', tone: 'done' },
  EXPIRED: { word: 'niet ingediend', tone: 'refused' },
}
