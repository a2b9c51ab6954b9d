import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { Changes } from '@/app/_file/changes'
import { AutosaveForm } from '@/app/_form/autosave-form'
import { FieldGroup } from '@/app/_form/field-group'
import { MergeNotice } from '@/app/_form/merge-notice'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Actions, Button } from '@/app/_ui/button'
import { Deadline } from '@/app/_ui/deadline'
import { FocusOn } from '@/app/_ui/focus-on'
import { LayPage } from '@/app/_ui/lay-page'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { Warning } from '@/app/_ui/warning'
import { changedSince } from '@/lib/applications/changed-since'
import { completionToEdit } from '@/lib/applications/completion-queries'
import { labelOfField } from '@/lib/applications/field-label'
import { openedLines, openedValues } from '@/lib/applications/opened-lines'
import { seenOf, seenToken } from '@/lib/applications/seen'
import { requireActor } from '@/lib/auth'
import { labelProblems } from '@/lib/filings/label-problems'
import { problemLine } from '@/lib/refusal'
import { formatDeadline } from '@/lib/time'
import { saveOpened } from './actions'
import { OpenedFields } from './opened-fields'
import { OpenedFiles } from './opened-files'

export const metadata: Metadata = { title: 'Aanvulling' }

/** What the office asks, point by point with the fields it opened, and the one button that files the answer. */
export default async function CompletionPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<{ bestand?: string; gezien?: string }> }) {
  const { id } = await params
  const { bestand, gezien } = await searchParams
  const actor = await requireActor()
  const request = await readPage(actor, (tx, now) => completionToEdit(tx, actor, id, now))
  const seen = seenOf({ ...request.application, context: request.context })
  const before = seenToken.safeParse(gezien).data
  const changed = request.running && before !== undefined && before !== seen ? await readPage(actor, (tx) => changedSince(tx, actor, request.application, { seen: before, now: seen })) : null
  const { application, completion, running, opened, draft, changes, problems, waiting, mayAnswer, context } = request
  const lines = completion.points.reduce<{ seen: string[]; points: ReturnType<typeof openedLines>[] }>(({ seen, points }, { targets }) => {
    const fresh = openedLines(draft, targets.filter((target) => !seen.includes(target)), context)
    return { seen: [...seen, ...targets], points: [...points, fresh] }
  }, { seen: [], points: [] }).points
  const heading = (
    <PageHeading kicker={`${application.number}, ${application.call.name}`} title={running ? 'Vul uw aanvraag aan' : 'Aanvulling'}>
      {running && <p className="heading__help">U kunt aanvullen {formatDeadline(completion.dueAt)}, Belgische tijd. Alleen de gevraagde velden staan open; de rest blijft zoals u het indiende.</p>}
    </PageHeading>
  )
  return (
    <LayPage
      aside={running ? (
        <SideBlock title="Uiterlijk aanvullen" big={<Deadline at={completion.dueAt} />}>
          <p className="muted">Dient u niets in, dan gaan we verder met wat u eerder indiende.</p>
          <p className="small"><a href={`/aanvragen/${id}/berichten`}>Stel een vraag aan de dossierbeheerder</a></p>
        </SideBlock>
      ) : undefined}
    >
      <Breadcrumb items={[{ label: 'Overzicht', href: '/academie' }, { label: 'Aanvraag', href: `/aanvragen/${id}` }]} />
      {!running && heading}
      {!running && <Ended status={completion.status} receipt={`/aanvragen/${id}/bewijs`} />}
      {running && (
        <AutosaveForm
          action={saveOpened}
          save={{ href: `/api/aanvragen/${id}/aanvulling/bewaar`, account: actor.userId, page: randomUUID() }}
          version={application.draftVersion}
          savedAt={application.draftSavedAt && application.draftSavedAt > completion.askedAt ? application.draftSavedAt.toISOString() : undefined}
          values={openedValues(draft, opened)}
          hidden={{ applicationId: id, gezien: seen }}
          heading={<>{heading}{changed && <><Warning id="melding" title="Nog niet ingediend.">{changed}</Warning><FocusOn key={gezien} id="melding" /></>}<MergeNotice href={`/aanvragen/${id}/conflict`} fields={waiting.map((name) => labelOfField(name, context.questions.items) || 'Uw antwoord')} /><Notice>Bewaren is nog geen indienen. {mayAnswer ? 'Klik op Dien aanvulling in zodra alles klopt.' : `Alleen de gemachtigde kan de aanvulling indienen: ${context.organisation.signatories.join(', ') || 'nog niemand'}.`}</Notice></>}
          label="Aanvulling"
        >
          {completion.points.map(({ id: pointId, text }, index) => (
            <FieldGroup key={pointId} legend={`Punt ${index + 1}`}>
              <p className="prose">{text}</p>
              <OpenedFields lines={lines[index] ?? []} request={request} />
              {completion.points[index]?.targets.some((target) => target.startsWith('attachments')) && <p><a href="#attachments">Voeg het bestand toe onder Bijlagen</a></p>}
            </FieldGroup>
          ))}
          <Actions>
            {mayAnswer && <Button name="daarna" value="indienen">Dien aanvulling in</Button>}
            <Button kind="secondary" name="daarna" value="blijf">Bewaar</Button>
          </Actions>
        </AutosaveForm>
      )}
      {running && <OpenedFiles actor={actor} request={request} problem={bestand} />}
      {running && problems.length > 0 && changes.length > 0 && (
        <Warning title="Nog niet klaar om in te dienen"><ul>{labelProblems(problems, labelOfField).map((problem) => <li key={`${problem.field} ${problem.message}`}>{problemLine(problem)}</li>)}</ul></Warning>
      )}
      {(running || completion.unsubmitted !== null) && (
        <Section title={running ? 'Wat u wijzigde' : 'Wat u bewaarde maar niet indiende'} ruled intro={running ? 'Tegenover wat u eerder indiende. De dossierbeheerder ziet dit pas na het indienen.' : 'Dit telt niet mee. We gaan verder met wat u eerder indiende.'}>
          <Changes changes={changes} empty="U wijzigde nog niets." density="lay" />
        </Section>
      )}
      {!running && completion.points.length > 0 && (
        <Section title="Wat we vroegen" ruled><ol>{completion.points.map(({ id: pointId, text }) => <li key={pointId} className="prose">{text}</li>)}</ol></Section>
      )}
    </LayPage>
  )
}

function Ended({ status, receipt }: { status: string; receipt: string }) {
  if (status === 'ANSWERED') return <p>U diende de aanvulling in. U hoeft nu niets te doen. <a href={receipt}>Bekijk het bewijs</a></p>
  return <p>De termijn is voorbij en de aanvulling is niet ingediend. We gaan verder met wat u eerder indiende.</p>
}
