import { ErrorSummary } from '@/app/_form/error-summary'
import { FileField } from '@/app/_form/file-field'
import { Form } from '@/app/_form/form'
import { RadiosField } from '@/app/_form/choice-fields'
import { Actions, Button } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import type { CompletionToEdit } from '@/lib/applications/completion-queries'
import { acceptedFiles } from '@/lib/files/file-kinds'
import { knownFileProblem } from '@/lib/files/file-problems'
import { attachmentKinds } from '@/lib/filings/add-attachment'
import { attachmentWords } from '@/lib/filings/attachment-words'
import { mayChangeAttachment } from '@/lib/filings/opened'
import { removeOpenedFile } from './actions'

/** The files of the kinds that are open: a file is kept the moment it is sent, and filed with the rest. */
export function OpenedFiles({ request: { application, attachments, opened, context }, problem }: { request: CompletionToEdit; problem: string | undefined }) {
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
              <Button kind="quiet" small>Verwijder<span className="visually-hidden"> {name}</span></Button>
            </Form>
          ) },
        ]}
      />
      {wrong !== null && <ErrorSummary problems={[{ field: 'file', message: wrong }]} />}
      <form className="form" action={`/aanvragen/${application.id}/bijlagen/upload?terug=aanvulling`} method="post" encType="multipart/form-data" aria-label="Bestand toevoegen">
        <div className="form__fields">
          <RadiosField name="kind" label="Wat voor bestand is het?" options={kinds.map((kind) => ({ value: kind, label: attachmentWords[kind] ?? kind }))} defaultValue={kinds[0]} />
          <FileField name="file" label="Bestand" hint="Pdf, docx, xlsx, ods, png of jpeg." accept={acceptedFiles} />
        </div>
        <Actions><Button kind="secondary">Voeg bestand toe</Button></Actions>
      </form>
    </Section>
  )
}
