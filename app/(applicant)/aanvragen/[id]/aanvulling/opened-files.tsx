import { UnfinishedUploads } from '@/app/_file/unfinished-uploads'
import { UploadForm } from '@/app/_file/upload-form'
import { Form } from '@/app/_form/form'
import { Button } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import type { Actor } from '@/lib/access/actor'
import type { CompletionToEdit } from '@/lib/applications/completion-queries'
import { knownFileProblem } from '@/lib/files/file-problems'
import { attachmentKinds } from '@/lib/filings/attach-file'
import { attachmentWords } from '@/lib/filings/attachment-words'
import { mayChangeAttachment } from '@/lib/filings/opened'
import { removeOpenedFile } from './actions'

/** The files of the kinds that are open: a file is kept the moment it is sent, and filed with the rest. */
export function OpenedFiles({ actor, request: { application, attachments, opened, context }, problem }: { actor: Actor; request: CompletionToEdit; problem: string | undefined }) {
  const kinds = attachmentKinds.filter((kind) => mayChangeAttachment(opened, kind))
  if (kinds.length === 0) return null
  const wrong = knownFileProblem(problem, application.call)
  return (
    <Section title="Bijlagen" ruled id="attachments" intro={`Alleen bestanden van de gevraagde soort, ten hoogste ${context.call.maxFileMb} MB per bestand.`}>
      <DataTable
        label="Bijlagen die u kunt wijzigen" density="lay" rows={attachments} rowKey={({ id }) => id} empty="Nog geen bestanden van deze soort."
        columns={[
          { key: 'name', head: 'Bestand', rowHead: true, cell: ({ id, name }) => <a href={`/api/bestanden/${id}`}><bdi>{name}</bdi></a> },
          { key: 'kind', head: 'Soort', cell: ({ kind }) => attachmentWords[kind] ?? kind },
          { key: 'at', head: 'Toegevoegd', cell: ({ uploadedAt }) => <Instant at={uploadedAt} short /> },
          { key: 'remove', head: <span className="visually-hidden">Verwijderen</span>, cell: ({ id, name }) => (
            <Form action={removeOpenedFile} hidden={{ attachmentId: id, applicationId: application.id }} label={`Verwijder ${name}`}>
              <Button kind="danger" small>Verwijder<span className="visually-hidden"> {name}</span></Button>
            </Form>
          ) },
        ]}
      />
      <UnfinishedUploads actor={actor} applicationId={application.id} />
      <UploadForm address={`/aanvragen/${application.id}/bijlagen`} kinds={kinds.map((kind) => ({ value: kind, label: attachmentWords[kind] ?? kind }))} page="aanvulling" maxFileMb={context.call.maxFileMb} problem={wrong} />
    </Section>
  )
}
