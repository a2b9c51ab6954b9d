import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Actions, Button } from '@/app/_ui/button'
import { Instant } from '@/app/_ui/instant'
import { Warning } from '@/app/_ui/warning'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import type { Dossier } from '@/lib/applications/dossier'
import { conclude, confirm } from './actions'

/** The end of the check: what the answers say, and the two buttons. What is ineligible waits here for a second officer. */
export function ConclusionPanel({ actor, dossier }: { actor: Actor; dossier: Dossier }) {
  const { application, status, outcome, people } = dossier
  const resource = { applicationId: application.id }
  if (status !== 'ELIGIBILITY_CHECK')
    return outcome && <p>{outcome.eligible ? 'Ontvankelijk verklaard' : 'Onontvankelijk, bevestigd'} op <Instant at={outcome.confirmedAt ?? outcome.proposedAt} /> door {people.get(outcome.confirmedById ?? outcome.proposedById) ?? 'een dossierbeheerder'}.</p>
  const pending = outcome !== null && !outcome.eligible
  return (
    <div className="conclusion" id="besluit">
      {pending && (
        <Warning title="Voorgesteld als onontvankelijk">
          <p>{people.get(outcome.proposedById) ?? 'Een collega'} stelde dit voor op <Instant at={outcome.proposedAt} precision="minute" />. {outcome.motivation}</p>
        </Warning>
      )}
      {pending && can(actor, 'eligibility.confirm', { ...resource, takenBy: [outcome.proposedById] }) ? (
        <Form action={confirm} hidden={resource} submit="Bevestig onontvankelijk" label="Bevestig">
          <p>De aanvrager krijgt meteen een brief met de redenen en de beroepsmogelijkheden.</p>
        </Form>
      ) : pending ? (
        <p>Een tweede dossierbeheerder moet dit bevestigen.</p>
      ) : null}
      {can(actor, 'eligibility.conclude', resource) && <Conclude dossier={dossier} pending={pending} />}
    </div>
  )
}

function Conclude({ dossier: { application, result }, pending }: { dossier: Dossier; pending: boolean }) {
  const eligible = result.eligible === true
  return (
    <Form action={conclude} hidden={{ applicationId: application.id }} label="Besluit over de ontvankelijkheid">
      <p>{verdictInWords(result, application.activities.length)}</p>
      <TextAreaField name="motivation" label="Slotzin voor de brief" hint="Alleen bij onontvankelijkheid, na de motivering per voorwaarde." optional rows={2} />
      <Actions>
        <Button name="eligible" value="ja" kind={eligible ? 'primary' : 'secondary'}>Ontvankelijk</Button>
        <Button name="eligible" value="nee" kind={result.eligible === false && !pending ? 'primary' : 'secondary'}>Onontvankelijk</Button>
      </Actions>
    </Form>
  )
}

const verdictInWords = ({ unanswered, eligible, grounds, struck }: Dossier['result'], activities: number): string => {
  if (eligible === null) return `Nog ${unanswered.length} ${unanswered.length === 1 ? 'vraag' : 'vragen'} zonder bewaard antwoord.`
  if (!eligible) return `Volgens de antwoorden onontvankelijk: ${[...new Set(grounds.map(({ code }) => code))].join(', ')}.`
  return struck.length === 0 ? 'Volgens de antwoorden ontvankelijk.' : `Volgens de antwoorden ontvankelijk, met ${activities - struck.length} van ${activities} activiteiten: de andere ${struck.length === 1 ? 'telt' : 'tellen'} niet mee.`
}
