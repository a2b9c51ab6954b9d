'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ErrorSummary } from '@/app/_form/error-summary'
import { FormContext } from '@/app/_form/form-context'
import type { Values } from '@/app/_form/form-state'
import { SaveLine } from '@/app/_form/save-line'
import { useActionForm } from '@/app/_form/use-action-form'
import { useAutosave } from '@/app/_form/use-autosave'
import { Button } from '@/app/_ui/button'
import { CriterionStrip } from '@/app/_ui/criterion-strip'
import { Desk } from '@/app/_ui/desk'
import { LiveTotal } from '@/app/_ui/live-total'
import type { RubricVersion } from '@/lib/rubrics/schema'
import type { ScoredActivity } from '@/lib/rubrics/scoring'
import { autosave, submit } from './actions'
import { CurrentCriterion } from './current-criterion'
import { liveScores } from './live-scores'

type Pane = 'file' | 'score'
type Props = {
  reviewId: string
  version: number
  values: Values
  rubric: RubricVersion
  activities: readonly ScoredActivity[]
  editable: boolean
  pane: Pane
  demo: boolean
  top: ReactNode
  title: ReactNode
  file: ReactNode
  criteria: ReactNode
  /** what stands in the place of the buttons once the review is final */
  closed: ReactNode
}

/** The desk around one form. Before JavaScript it is that form; after, it saves itself and counts along. */
export function ReviewDesk({ reviewId, version, values, rubric, activities, editable, pane: asked, demo, top, title, file, criteria, closed }: Props) {
  const { state, dispatch, pending, problems, values: shown, summary } = useActionForm(submit, values)
  const ref = useRef<HTMLFormElement>(null)
  const saving = useAutosave({ form: ref, save: autosave, version, delay: 1500, answer: state })
  const [live, setLive] = useState(() => liveScores(rubric, activities, typedIn(values)))
  const [current, setCurrent] = useState('')
  const [pane, setPane] = useState<Pane>(asked)

  useEffect(() => {
    const follow = () => setCurrent((before) => /^#(C\d{2})$/.exec(window.location.hash)?.[1] ?? before)
    follow()
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])

  const typed = () => {
    saving.typed()
    if (ref.current) setLive(liveScores(rubric, activities, fieldsOf(new FormData(ref.current))))
  }

  /** Between file and score one loses nothing: the page stays. */
  useEffect(() => {
    const form = ref.current
    const turn = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.desk__tabs a') : null
      if (!link) return
      event.preventDefault()
      setPane(link.href.includes('deel=score') ? 'score' : 'file')
    }
    const follow = (event: FocusEvent) => {
      const panel = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-criterion]') : null
      if (panel) setCurrent(panel.dataset['criterion'] ?? '')
    }
    form?.addEventListener('click', turn)
    form?.addEventListener('focusin', follow)
    return () => {
      form?.removeEventListener('click', turn)
      form?.removeEventListener('focusin', follow)
    }
  }, [])

  const strip = live.criteria.map((criterion) => ({ ...criterion, href: `#${criterion.code}`, current: criterion.code === current }))
  return (
    <FormContext value={{ values: shown, problems, state }}>
      <CurrentCriterion value={current}>
        <form
          action={dispatch}
          ref={ref}
          aria-label="Beoordeling"
          noValidate
          onInput={typed}
          onSubmit={(event) => (pending ? event.preventDefault() : saving.submitted(event))}
        >
          <input type="hidden" name="reviewId" value={reviewId} />
          <input type="hidden" name="version" value={saving.version} />
          <Desk
            demo={demo}
            home="/beoordelen"
            top={top}
            title={title}
            tabs={{ file: '?deel=dossier', score: '?deel=score' }}
            pane={pane}
            file={file}
            score={
              <>
                <div className="desk__strip">
                  <CriterionStrip criteria={strip} />
                </div>
                <ErrorSummary problems={problems} ref={summary} />
                <fieldset className="desk__answers" disabled={!editable}>
                  <legend className="visually-hidden">Uw beoordeling</legend>
                  {criteria}
                </fieldset>
              </>
            }
            bottomLeft={<LiveTotal points={live.points} scoredMaximum={live.scoredMaximum} threshold={rubric.rules.totalThresholdPercent} />}
            bottomRight={
              editable ? (
                <>
                  <SaveLine line={saving.line} savedAt={state.status === 'done' ? state.at : undefined} />
                  <Button kind="secondary" small name="daarna" value="blijf">Bewaar</Button>
                  <Button small aria-disabled={pending || undefined}>Dien in en volgende</Button>
                </>
              ) : (
                closed
              )
            }
          />
        </form>
      </CurrentCriterion>
    </FormContext>
  )
}

const typedIn = (values: Values) => (name: string): string => {
  const value = values[name] ?? ''
  return typeof value === 'string' ? value : (value[0] ?? '')
}

const fieldsOf = (form: FormData) => (name: string): string => String(form.get(name) ?? '')
