'use client'

import { type FormEvent, type ReactNode, useSyncExternalStore } from 'react'
import { Actions, Button } from '@/app/_ui/button'
import { StatusWord } from '@/app/_ui/status-word'
import { ErrorSummary } from './error-summary'
import { FormContext } from './form-context'
import type { ActionForm } from './use-action-form'

export type FormFrameProps = {
  form: ActionForm
  children?: ReactNode
  /** the page heading, so that the error summary can stand above it */
  heading?: ReactNode
  /** the words of the one blue button */
  submit?: string | undefined
  /** pressing it takes something away: then it is not the blue one */
  danger?: boolean | undefined
  /** what else one can do, beside the button */
  secondary?: ReactNode
  /** a route that does what the action does, for less (by-address.ts) */
  address?: string | undefined
  hidden?: Record<string, string> | undefined
  /** names the form where a page has several */
  label?: string | undefined
  /** say that everything is required unless marked; leave out on a form of one or two fields */
  requiredNote?: boolean | undefined
  saveLine?: ReactNode
  onInput?: (() => void) | undefined
  onSubmit?: ((event: FormEvent<HTMLFormElement>) => void) | undefined
}

export function FormFrame(props: FormFrameProps) {
  const { form, children, heading, submit, danger, secondary, address, hidden = {}, label, requiredNote, saveLine, onInput } = props
  const { state, dispatch, pending, problems, values, summary, element } = form
  // Only until the page has its script: then the form sends itself.
  const postedTo = useSyncExternalStore(noChange, () => undefined, () => address)

  const send = (event: FormEvent<HTMLFormElement>) => {
    if (pending) event.preventDefault()
    else props.onSubmit?.(event)
  }

  return (
    <FormContext value={{ values, problems, state }}>
      <form className="form" action={dispatch} onSubmit={send} onInput={onInput} ref={element} aria-label={label} noValidate {...(saveLine === undefined ? {} : keeps)}>
        {submit && <DefaultButton />}
        <ErrorSummary problems={problems} unsent={state.unsent} ref={summary} />
        {state.signedOut && (
          <p>
            <a href="/aanmelden" target="_blank">
              Meld u aan in een nieuw tabblad
            </a>
          </p>
        )}
        {state.signInAgain && (
          <p>
            <a href={state.signInAgain} target="_blank">
              Meld u opnieuw aan in een nieuw tabblad
            </a>
            , kom dan terug naar dit tabblad en klik nog eens.
          </p>
        )}
        {heading}
        {saveLine}
        {state.status === 'done' && state.message && (
          <p role="status">
            <StatusWord tone="done">{state.message}</StatusWord>
          </p>
        )}
        {requiredNote && <p className="muted small">Vul alles in, tenzij er “niet verplicht” bij staat.</p>}
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {/* What is typed after the button was pressed would be in neither the post nor the answer. */}
        <div className="form__fields" inert={saveLine !== undefined && pending}>{children}</div>
        {submit && (
          <Actions>
            <Button kind={danger ? 'danger' : undefined} aria-disabled={pending || undefined} formAction={postedTo}>{submit}</Button>
            {secondary}
            <span role="status">{pending && <span className="form__waiting">Even geduld…</span>}</span>
          </Actions>
        )}
      </form>
    </FormContext>
  )
}

/** A page that keeps itself is always drawn with what is kept: what the browser remembers of its fields is older, and would count as typed. */
const keeps = { autoComplete: 'off', 'data-keeps': '' }

const noChange = () => () => {}

/** Enter in a field presses the first button of a form. Without this one that would be "Verwijder" of the first row. */
function DefaultButton() {
  return <button className="visually-hidden" tabIndex={-1} aria-hidden="true" />
}
