'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useRef } from 'react'
import { RadiosField } from '@/app/_form/choice-fields'
import { SelectField, type Option } from '@/app/_form/select-field'
import { ErrorSummary } from '@/app/_form/error-summary'
import { FileField } from '@/app/_form/file-field'
import { FormContext } from '@/app/_form/form-context'
import { Actions, Button } from '@/app/_ui/button'
import { acceptedFiles, hasKnownExtension } from '@/lib/files/file-kinds'
import { fileProblems } from '@/lib/files/file-problems'
import { UploadLine } from './upload-line'
import { useUpload } from './use-upload'

type UploadFormProps = {
  /** where the paper takes files: `/aanvragen/<id>/bijlagen` */
  address: string
  /** the page that it stands on, for the way back without JavaScript */
  page: string
  kinds: readonly Option[]
  /** where in the paper a file can stand, and what that is called */
  places?: { label: string; options: readonly Option[] }
  maxFileMb: number
  /** what was wrong with the file that was posted without JavaScript */
  problem: string | null
}

/**
 * Adds one file. Before JavaScript the browser posts it whole to a route that reads it as a stream (a server action would take it into memory
 * first); after, it goes in pieces, and goes on by itself when the line comes back.
 */
export function UploadForm({ address, page, kinds, places, maxFileMb, problem }: UploadFormProps) {
  const { state, send, refuse, stop } = useUpload(`${address}/delen`)
  const router = useRouter()
  const summary = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const underway = state.status === 'sending' || state.status === 'waiting'
  const message = state.status === 'refused' ? state.message : state.status === 'idle' ? problem : null
  const problems = message === null ? [] : [{ field: 'file', message }]

  useEffect(() => {
    if (state.status === 'refused') summary.current?.focus()
    // Who stood on Stop when it went stands on the button beside it.
    else if (!underway && state.status !== 'idle' && document.activeElement === document.body) button.current?.focus({ preventScroll: true })
  }, [state, underway])

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    // Without the browser's own SHA-256 (it has none on a page that came over plain http) the form is posted as it always was.
    if (!globalThis.isSecureContext) return
    event.preventDefault()
    if (underway) return
    const form = event.currentTarget
    const { file = null, ...about } = Object.fromEntries(new FormData(form))
    if (!(file instanceof File) || file.name === '') return refuse(fileProblems.none)
    if (file.size > maxFileMb * 1024 * 1024) return refuse(fileProblems.tooLarge(maxFileMb))
    if (!hasKnownExtension(file.name)) return refuse(fileProblems.content)
    const outcome = await send(Object.fromEntries(Object.entries(about).map(([name, value]) => [name, String(value)])), file)
    if (outcome.status !== 'added') return
    form.reset()
    router.refresh()
  }

  return (
    <FormContext value={{ values: {}, problems, state: null }}>
      <form className="form" action={`${address}/upload?terug=${encodeURIComponent(page)}`} method="post" encType="multipart/form-data" aria-label="Bestand toevoegen" onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary problems={problems} ref={summary} />
        <div className="form__fields">
          <RadiosField name="kind" label="Wat voor bestand is het?" options={kinds} defaultValue={kinds[0]?.value} />
          {places && <SelectField name="place" label={places.label} options={places.options} />}
          <FileField name="file" label="Bestand" hint="Pdf, docx, xlsx, ods, png of jpeg." accept={acceptedFiles} />
        </div>
        <Actions>
          <Button kind="secondary" ref={button} aria-disabled={underway || undefined}>Voeg bestand toe</Button>
          {underway && <Button kind="quiet" type="button" onClick={stop}>Stop<span className="visually-hidden"> met versturen</span></Button>}
        </Actions>
        <UploadLine state={state} />
      </form>
    </FormContext>
  )
}
