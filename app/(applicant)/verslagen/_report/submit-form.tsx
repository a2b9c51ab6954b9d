import { Form } from '@/app/_form/form'
import { Section } from '@/app/_ui/section'
import { openWords } from '@/lib/reports/parts'
import { submit } from '../actions'
import type { ReportPageView } from './load-report'

/** The last step: only a report without problems has the button, and only for who may sign. */
export function SubmitForm({ view: { report, draft, parts, canSign } }: { view: ReportPageView }) {
  const open = parts.filter(({ problems }) => problems.length > 0)
  return (
    <Section title="Indienen" ruled>
      {open.length > 0 && (
        <>
          <p>Vul eerst deze onderdelen aan:</p>
          <ul>{open.map((part) => <li key={part.path}><a href={`/verslagen/${report.id}/${part.path}?nakijken`}>{part.title}</a>: {openWords(draft, part)}</li>)}</ul>
        </>
      )}
      {open.length === 0 && !canSign && <p>Het verslag is volledig. Een gemachtigde van uw organisatie dient het in.</p>}
      {open.length === 0 && canSign && (
        <>
          <p>Het verslag is volledig. Na het indienen kunt u het niet meer wijzigen, tenzij wij u vragen om het aan te vullen. <a href={`/verslagen/${report.id}/nakijken`}>Kijk alle antwoorden na</a>.</p>
          <Form action={submit} hidden={{ reportId: report.id, version: String(report.draftVersion) }} submit="Dien verslag in" label="Verslag indienen" />
        </>
      )}
    </Section>
  )
}
