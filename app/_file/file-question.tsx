'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useSyncExternalStore, type SyntheticEvent } from 'react'
import { FieldError } from '@/app/_form/field-error'
import { fieldId } from '@/app/_form/form-state'
import { tellForm } from '@/app/_form/repeat-row'
import { SelectField, type Option } from '@/app/_form/select-field'
import { Actions, Button } from '@/app/_ui/button'
import { acceptedFiles, hasKnownExtension } from '@/lib/files/file-kinds'
import { fileProblems } from '@/lib/files/file-problems'
import { UploadLine } from './upload-line'
import { useUpload } from './use-upload'

type FileQuestionProps = { name: string; label: string; hint?: string | undefined; optional: boolean; options: readonly Option[]; applicationId: string; maxFileMb: number }

/**
 * A question that is answered with a file: one of the attachments, or a new one that is sent from here and then chosen. It stands inside the form of
 * its page, so the file has no name in that form. Before JavaScript one adds the file among the attachments and chooses it here.
 */
export function FileQuestion({ applicationId, maxFileMb, ...select }: FileQuestionProps) {
  const { name, label, options } = select
  const { state, send, refuse, stop } = useUpload(`/aanvragen/${applicationId}/bijlagen/delen`)
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const added = useRef<string>(null)
  // Not before the page listens, nor without the browser's own SHA-256, which a page that came over plain http does not have.
  const able = useSyncExternalStore(neverChanges, () => globalThis.isSecureContext, () => false)
  const underway = state.status === 'sending' || state.status === 'waiting'
  const id = `${fieldId(name)}-bestand`
  const problem = state.status === 'refused' ? state.message : undefined

  // Once the page knows the file it can be chosen.
  useEffect(() => {
    if (added.current === null || !options.some(({ value }) => value === added.current)) return
    const field = document.getElementById(fieldId(name))
    if (!(field instanceof HTMLSelectElement)) return
    field.value = added.current
    added.current = null
    tellForm(field.form)
  }, [options, name])

  const add = async () => {
    const file = input.current?.files?.[0]
    if (underway) return
    if (!file) return refuse(fileProblems.none)
    if (file.size > maxFileMb * 1024 * 1024) return refuse(fileProblems.tooLarge(maxFileMb))
    if (!hasKnownExtension(file.name)) return refuse(fileProblems.content)
    const outcome = await send({ kind: 'OTHER' }, file)
    if (outcome.status !== 'added') return
    if (input.current) input.current.value = ''
    added.current = outcome.sha256
    router.refresh()
  }

  return (
    <div className="form__fields">
      <SelectField {...select} placeholder="Kies" />
      {able && (
        <div className={problem === undefined ? 'field' : 'field field--wrong'} onInput={keepFromForm} onChange={keepFromForm}>
          <label className="field__label" htmlFor={id}>Of voeg hier een nieuw bestand toe<span className="visually-hidden">: {label}</span></label>
          <span className="field__hint" id={`${id}-hint`}>Pdf, docx, xlsx, ods, png of jpeg, ten hoogste {maxFileMb} MB.</span>
          <input ref={input} id={id} className="field__input" type="file" accept={acceptedFiles} aria-describedby={problem === undefined ? `${id}-hint` : `${id}-hint ${id}-fout`} aria-invalid={problem === undefined ? undefined : true} />
          <div role="alert"><FieldError id={`${id}-fout`} problem={problem} /></div>
          <Actions>
            <Button kind="secondary" small type="button" aria-disabled={underway || undefined} onClick={() => void add()}>Voeg bestand toe</Button>
            {underway && <Button kind="quiet" small type="button" onClick={stop}>Stop<span className="visually-hidden"> met versturen</span></Button>}
          </Actions>
          <UploadLine state={state} />
        </div>
      )}
    </div>
  )
}

const neverChanges = () => () => {}

/** Choosing a file is no answer yet: nothing to save. */
const keepFromForm = (event: SyntheticEvent) => event.stopPropagation()
