import { Form } from '@/app/_form/form'
import { Deadline } from '@/app/_ui/deadline'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import { SummaryList } from '@/app/_ui/summary-list'
import type { ContestedFile } from '@/lib/reconsiderations/queries'
import { reconsiderationWords } from '@/lib/reconsiderations/words'
import { take } from './actions'
import { ConcludeForm } from './conclude-form'
import { ProposeForm } from './propose-form'

export type Request = ContestedFile['requests'][number]

/** One request: what is asked of which decision, who handles it, what this person may do now. */
export function RequestSection({ request, view }: { request: Request; view: ContestedFile }) {
  const { letter, handling, corrections } = request
  return (
    <Section title="Heroverweging" ruled>
      <p><StatusWord tone={request.office === 'RECEIVED' ? 'yours' : request.office === 'IN_HANDLING' ? 'busy' : request.office === 'UPHELD' ? 'done' : 'neutral'}>{reconsiderationWords[request.office]}</StatusWord></p>
      <SummaryList
        rows={[
          { term: 'Over', value: <>{letter.content.title}{letter.releasedAt && <>, meegedeeld op <Instant at={letter.releasedAt} precision="day" /></>}</> },
          { term: 'Ontvangen', value: <><Instant at={request.receivedAt} precision="minute" />. {request.receivedAt >= request.dueAt ? <strong className="late">Te laat: kon <Deadline at={request.dueAt} />.</strong> : 'Binnen de termijn.'}</> },
          { term: 'Wat de aanvrager vraagt', value: request.grounds },
          { term: 'Behandeld door', value: handling ? <>{handling.handler.name}, sinds <Instant at={handling.takenAt} precision="day" /></> : 'nog niemand' },
          request.answeredAt ? { term: 'Antwoord', value: <><Instant at={request.answeredAt} precision="day" />: {request.answer}</> } : { term: 'Te beantwoorden', value: <Deadline at={request.answerDueAt} /> },
          ...corrections.map(({ code, halves, motivation }) => ({ term: `Nieuwe punten ${code}`, value: `${String(halves / 2).replace('.', ',')} op 5. ${motivation}` })),
        ]}
      />
      {request.mayTake && <Form action={take} hidden={{ reconsiderationId: request.id, ...(handling ? { from: handling.handler.id } : {}) }} submit={handling ? 'Neem over' : 'Neem in behandeling'} label="In behandeling nemen" />}
      {!handling && view.involved && <p>U had een hand in de eerste beslissing of in haar voorbereiding. Iemand anders behandelt dit verzoek.</p>}
      {request.mayConclude && <ConcludeForm request={request} scoring={view.scoring} />}
      {request.mayPropose && view.envelope && <ProposeForm request={request} view={view} freeCents={view.envelope.freeCents} />}
      {request.proposal && <p><a href={`/beheer/oproepen/${request.proposal.call.code}/beslissing`}>Bekijk het nieuwe voorstel van beslissing</a></p>}
    </Section>
  )
}
