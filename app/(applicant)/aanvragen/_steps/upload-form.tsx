import { FileField } from '@/app/_form/file-field'
import { RadiosField } from '@/app/_form/choice-fields'
import { Actions, Button } from '@/app/_ui/button'
import { acceptedFiles } from '@/lib/files/file-kinds'
import { attachmentKinds } from '@/lib/filings/add-attachment'
import { attachmentWords } from '@/lib/filings/attachment-words'

/** A plain form to a route that reads the file as a stream: a server action would take the whole file into memory first. */
export function UploadForm({ applicationId }: { applicationId: string }) {
  return (
    <form className="form" action={`/aanvragen/${applicationId}/bijlagen/upload`} method="post" encType="multipart/form-data" aria-label="Bestand toevoegen">
      <div className="form__fields">
        <RadiosField name="kind" label="Wat voor bestand is het?" options={attachmentKinds.map(kind => ({ value: kind, label: attachmentWords[kind] ?? kind }))} defaultValue="STATUTES" />
        <FileField name="file" label="Bestand" hint="Pdf, docx, xlsx, ods, png of jpeg." accept={acceptedFiles} />
      </div>
      <Actions><Button kind="secondary">Voeg bestand toe</Button></Actions>
    </form>
  )
}
