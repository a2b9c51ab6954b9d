import { can } from '@/lib/access/policy'
import type { Actor } from '@/lib/access/actor'
import type { Dossier } from '@/lib/applications/dossier'
import { Section } from '@/app/_ui/section'
import { ConclusionPanel } from './conclusion-panel'
import { EligibilityForm } from './eligibility-form'
import { VerdictTable } from './verdict-table'

/** The checklist, with what the portal found beside each answer; a form while it may be answered, a table before and after. */
export function EligibilitySection({ actor, dossier }: { actor: Actor; dossier: Dossier }) {
  const { application, status, questions, result } = dossier
  const editable = status === 'ELIGIBILITY_CHECK' && can(actor, 'eligibility.answer', { applicationId: application.id })
  const answered = questions.length - result.unanswered.length
  return (
    <Section id="ontvankelijkheid" title="Ontvankelijkheid" intro={`${answered} van ${questions.length} vragen beantwoord. De vaststelling van het loket helpt, u beslist.`}>
      {editable ? (
        <EligibilityForm dossier={dossier} />
      ) : (
        <details open={status === 'SUBMITTED' || status === 'ELIGIBILITY_CHECK'}>
          <summary>Alle voorwaarden</summary>
          <VerdictTable dossier={dossier} />
        </details>
      )}
      <ConclusionPanel actor={actor} dossier={dossier} />
    </Section>
  )
}
