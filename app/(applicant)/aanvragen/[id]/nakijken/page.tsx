import type { Metadata } from 'next'
import { after } from 'next/server'
import { UnfinishedNotice } from '@/app/_file/unfinished-notice'
import { Form } from '@/app/_form/form'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { FocusOn } from '@/app/_ui/focus-on'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SummaryList } from '@/app/_ui/summary-list'
import { Warning } from '@/app/_ui/warning'
import { can } from '@/lib/access/policy'
import { changedSince, filedMeanwhile } from '@/lib/applications/changed-since'
import { missing } from '@/lib/applications/completeness'
import { unconfirmed } from '@/lib/applications/copied-fields'
import { labelOfField } from '@/lib/applications/field-label'
import { seenOf, seenToken } from '@/lib/applications/seen'
import { prepareFiling } from '@/lib/applications/submit-application'
import { declarationCodes } from '@/lib/calls/declarations'
import { stepOf, steps } from '@/lib/applications/steps'
import { asActor } from '@/lib/db'
import { labelProblems } from '@/lib/filings/label-problems'
import { problemLine, type Problem } from '@/lib/refusal'
import { formatDeadline } from '@/lib/time'
import { submitRequest } from '../../actions'
import { fieldHref } from '../../_steps/activity-place'
import { AmountBlock } from '../../_steps/amount-block'
import { answersOf } from '../../_steps/answers-shown'
import { DeadlineBlock } from '../../_steps/deadline-block'
import { DraftNotices } from '../../_steps/draft-notices'
import { loadRequest } from '../../_steps/load-request'
import { ReopenedNotice } from '../../_steps/reopened-notice'
import { TellSignatory } from '../../_steps/tell-signatory'
import { WaitingTexts } from '../../_steps/waiting-texts'

export const metadata: Metadata = { title: 'Nakijken en indienen' }

/** Every answer with its way back, what still misses per step, and the one button that files it. */
export default async function CheckPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<{ gezien?: string; ouder?: string }> }) {
  const { id } = await params
  const { gezien, ouder } = await searchParams
  const request = await loadRequest(id)
  const { actor, application, draft, context, editable } = request
  const judged = missing(draft, context)
  const copied = unconfirmed(draft, [...request.marks.values()])
  const [problems, warnings] = [[...judged.problems, ...copied.problems], [...judged.warnings, ...copied.warnings]]
  const base = `/aanvragen/${id}`
  const may = can(actor, 'application.submit', { organisationId: application.organisationId, applicationId: id })
  const { deadlineAt } = application.call
  const seen = seenOf({ ...application, context })
  const before = seenToken.safeParse(gezien).data
  const changed = before !== undefined && before !== seen && editable ? await asActor(actor, (tx) => changedSince(tx, actor, application, { seen: before, now: seen })) : null
  const filed = ouder !== undefined && may && application.status === 'SUBMITTED' ? await asActor(actor, (tx) => filedMeanwhile(tx, actor, id)) : null

  if (editable && may && problems.length === 0) after(() => prepareFiling(actor, id))

  return (
    <LayPage aside={<><AmountBlock request={request} />{deadlineAt && <DeadlineBlock at={deadlineAt} now={request.now} applicationId={application.id} />}</>}>
      <Breadcrumb items={[{ label: 'Overzicht', href: '/academie' }, { label: 'Aanvraag', href: base }]} />
      <DraftNotices request={request} />
      {changed && <Warning id="melding" title={request.reopened ? 'Nog niet opnieuw ingediend.' : 'Nog niet ingediend.'}>{changed}</Warning>}
      {filed && <Warning id="melding" title="Al ingediend.">{filed} <a href={`${base}/bewijs`}>Naar het bewijs van indiening</a></Warning>}
      {(changed ?? filed) && <FocusOn key={gezien} id="melding" />}
      <PageHeading kicker={application.call.name} title={editable ? 'Kijk uw aanvraag na' : 'Uw aanvraag'} />
      {application.status === 'DRAFT' && <ReopenedNotice request={request} />}
      {editable && <WaitingTexts request={request} />}
      {editable && <UnfinishedNotice actor={actor} applicationId={id} />}
      {editable && problems.length > 0 && (
        <div className="errors" aria-labelledby="ontbreekt">
          <h2 id="ontbreekt">{problems.length === 1 ? 'Er ontbreekt nog 1 antwoord' : `Er ontbreken nog ${problems.length} antwoorden`}</h2>
          {steps.map(({ code, title }) => ({ title, own: problems.filter(({ field }) => stepOf(field) === code) })).filter(({ own }) => own.length > 0).map(({ title, own }) => (
            <div key={title}>
              <h3>{title}</h3>
              <ul className="plain">
                {own.map(({ field, message }) => (
                  <li key={`${field} ${message}`}><a href={fieldHref(base, draft, field, true)}>{labelled({ field, message })}</a></li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      )}
      {steps.map(({ code, title }) => (
        <Section key={code} title={title} ruled>
          {answersOf(code, request, editable ? base : null).map(({ key, heading, rows }) => (
            <div key={key}>
              {heading && <h3>{heading}</h3>}
              <SummaryList rows={rows} />
            </div>
          ))}
          {warnings.filter(({ field }) => editable && stepOf(field) === code).map(({ field, message }) => <Warning key={`${field} ${message}`}>{message}</Warning>)}
        </Section>
      ))}
      {editable && (
        <Section title="Indienen" ruled>
          {deadlineAt && <p>{may ? 'U kunt indienen' : 'Indienen kan'} {formatDeadline(deadlineAt).startsWith('tot') ? '' : 'op '}{formatDeadline(deadlineAt)}, Belgische tijd.</p>}
          {!may
            ? <TellSignatory applicationId={id} signatories={context.organisation.signatories} complete={problems.length === 0} ready={problems.every(({ field }) => stepOf(field) === 'verklaringen')} />
            : problems.length > 0
              ? <p>U kunt indienen zodra alles ingevuld is. Hierboven staat wat er nog ontbreekt.</p>
              : <><p>{request.reopened ? 'Met Dien in vervangt u de versie die u eerder indiende. Tot dan blijft die gelden. U krijgt een nieuw bewijs; uw dossiernummer blijft hetzelfde.' : 'Met Dien in legt u uw aanvraag vast en krijgt u een bewijs met een dossiernummer.'}</p><Form action={submitRequest} address={`/api/aanvragen/${id}/dien-in?seen=${encodeURIComponent(seen)}`} hidden={{ applicationId: id, seen }} submit="Dien in" label="Indienen" /></>}
        </Section>
      )}
    </LayPage>
  )
}

/** The message alone does not say which field it is about. */
const labelled = (problem: Problem): string => {
  const declaration = declarationCodes.findIndex(code => problem.field === `declarations.${code}`)
  if (declaration >= 0) return `Verklaring ${declaration + 1}: vink ze aan.`
  return labelProblems([problem], labelOfField).map(problemLine).join('')
}
