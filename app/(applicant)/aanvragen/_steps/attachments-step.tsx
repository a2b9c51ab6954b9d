import { ScanState } from '@/app/_file/scan-state'
import { UnfinishedUploads } from '@/app/_file/unfinished-uploads'
import { UploadForm } from '@/app/_file/upload-form'
import { Form } from '@/app/_form/form'
import { Button } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import { attachmentFields } from '@/lib/applications/fields/budget'
import { knownFileProblem } from '@/lib/files/file-problems'
import { attachmentKinds } from '@/lib/filings/attach-file'
import { fileSize, attachmentWords } from '@/lib/filings/attachment-words'
import { removeFile } from '../actions'
import { DraftField } from './draft-field'
import type { LoadedRequest } from './load-request'

export function StatutesTick({ request: { context } }: { request: LoadedRequest }) {
  return <DraftField name="statutesPublic" field={attachmentFields.statutesPublic} reference={context.reference} />
}

/** The files of a request. They have forms of their own: a file is kept the moment it is chosen and sent. One that waits for the virus scanner holds nobody up. */
export function AttachmentsStep({ request: { actor, application, attachments, context, editable, scanner }, problem }: { request: LoadedRequest; problem: string | undefined }) {
  const wrong = knownFileProblem(problem, application.call)
  return (
    <>
      <Section title="Uw bestanden" ruled id="attachments">
        <DataTable
          label="Uw bestanden" density="lay" rows={attachments} rowKey={({ id }) => id} empty="Nog geen bestanden."
          columns={[
            { key: 'name', head: 'Bestand', rowHead: true, cell: ({ id, name, file, uploadedAt }) => <><a href={`/api/bestanden/${id}`}><bdi>{name}</bdi></a><br /><span className="file__facts muted">{fileSize(file.sizeBytes)}, <Instant at={uploadedAt} short /></span></> },
            { key: 'kind', head: 'Soort', cell: ({ kind }) => attachmentWords[kind] ?? kind },
            { key: 'scan', head: 'Virusscan', cell: ({ file }) => (
              <>
                <ScanState scan={file.scan} scanner={scanner} />
                {file.scan?.state === 'INFECTED' && editable && <p className="small">Verwijder het en voeg een versie zonder virus toe. Zo kunt u niet indienen.</p>}
              </>
            ) },
            ...(editable ? [{ key: 'remove', head: <span className="visually-hidden">Verwijderen</span>, cell: ({ id, name }: (typeof attachments)[number]) => (
              <Form action={removeFile} hidden={{ attachmentId: id, applicationId: application.id }} label={`Verwijder ${name}`}>
                <Button kind="danger" small>Verwijder<span className="visually-hidden"> {name}</span></Button>
              </Form>
            ) }] : []),
          ]}
        />
      </Section>
      {editable && (
        <Section title="Voeg een bestand toe" intro={`Ten hoogste ${context.call.maxFileMb} MB per bestand, ${application.call.maxFiles} bestanden in alles.`}>
          <UnfinishedUploads actor={actor} applicationId={application.id} />
          <UploadForm address={`/aanvragen/${application.id}/bijlagen`} kinds={attachmentKinds.map((kind) => ({ value: kind, label: attachmentWords[kind] ?? kind }))} page="bijlagen" maxFileMb={context.call.maxFileMb} problem={wrong} />
        </Section>
      )}
    </>
  )
}
