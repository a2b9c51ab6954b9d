'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
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
import { submit } from './actions'
import { CurrentCriterion, NotFullTitles } from './current-criterion'
import { DeskConflicts } from './desk-conflicts'
import { fieldsOf, liveScores, typedIn } from './live-scores'
import { NotFullStatus } from './not-full'
import { ShortcutsButton, ShortcutsDialog } from './shortcuts'
import { useDeskKeys } from './use-desk-keys'
import { type Pane, useDeskPlace } from './use-desk-place'
import { useFiling } from './use-filing'
import { useKeptDesk } from './use-kept-desk'
import { usePlainKeys } from './use-plain-keys'

type Props = {
  reviewId: string
  /** whose desk this is: what is typed here is kept for nobody else */
  account: string
  version: number
  /** names this opened page, for as long as it is open */
  page: string
  values: Values
  rubric: RubricVersion
  activities: readonly (ScoredActivity & { title: string })[]
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

/** The desk around one form. Before JavaScript it is that form; after, it saves itself, counts along and listens to keys. */
export function ReviewDesk(props: Props) {
  const { reviewId, version, values, rubric, activities, editable, demo, top, title, file, criteria, closed } = props
  const ref = useRef<HTMLFormElement>(null)
  const help = useRef<HTMLDialogElement>(null)
  const fresh = useRef(() => {})
  const kept = useKeptDesk({ form: ref, reviewId, account: props.account, drawn: values, onFresh: () => fresh.current() })
  const filing = useFiling(ref, kept.file)
  const { state, dispatch, pending, problems, values: shown, summary } = useActionForm(submit, values, [], filing.answer)
  const saving = useAutosave({ form: ref, save: kept.save, version, delay: 1500, answer: state })
  const [live, setLive] = useState(() => liveScores(rubric, activities, typedIn(values)))
  const [page] = useState(props.page)
  const [edit, setEdit] = useState(0)
  const [plain, setPlain] = usePlainKeys()
  const { current, setCurrent, pane, setPane } = useDeskPlace(ref, { pane: props.pane, first: live.criteria.find(({ score }) => score === null)?.code ?? '' })

  useEffect(() => {
    if (state.status === 'refused') setPane('score')
  }, [state, setPane])

  useDeskKeys({
    form: ref, help, criteria: live.criteria.map(({ code }) => code), current, editable, plain,
    show: (asked) => flushSync(() => setPane(asked)),
    choose: setCurrent,
    go: (href) => void saving.now().then(() => window.location.assign(href)),
  })

  const typed = (event: { target: EventTarget }) => {
    // What has no name, like the search, is no answer.
    if (!ref.current || (event.target instanceof Element && event.target !== ref.current && !event.target.hasAttribute('name'))) return
    setEdit((before) => before + 1)
    saving.typed()
    setLive(liveScores(rubric, activities, fieldsOf(new FormData(ref.current))))
  }

  useEffect(() => {
    // What came in from another window counts as typed: it is shown, counted along and kept again.
    fresh.current = () => ref.current && typed({ target: ref.current })
  })

  const busy = pending || filing.filing
  const strip = live.criteria.map((criterion) => ({ ...criterion, href: `#${criterion.code}`, current: criterion.code === current }))
  return (
    <FormContext value={{ values: shown, problems, state }}>
      <CurrentCriterion value={current}>
        <NotFullTitles value={live.notFull}>
          <form
            action={dispatch}
            ref={ref}
            aria-label="Beoordeling"
            autoComplete="off"
            noValidate
            onInput={typed}
            onSubmit={(event) => {
              if (busy) return event.preventDefault()
              if (stays(event.nativeEvent)) void saving.now()
              else {
                saving.submitted(event)
                if (!event.defaultPrevented) void filing.file()
              }
              event.preventDefault()
            }}
          >
            <input type="hidden" name="reviewId" value={reviewId} />
            <input type="hidden" name="version" value={saving.version} />
            <input type="hidden" name="page" value={page} />
            <input type="hidden" name="edit" value={edit} />
            <Desk
              demo={demo}
              home="/beoordelen"
              top={<>{top}<ShortcutsButton dialog={help} /></>}
              title={title}
              tabs={{ file: '?deel=dossier', score: '?deel=score' }}
              pane={pane}
              file={file}
              score={
                <>
                  <div className="desk__strip">
                    <CriterionStrip criteria={strip} />
                  </div>
                  <NotFullStatus />
                  <DeskConflicts conflicts={kept.conflicts} settle={kept.settle} />
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
                    <Button small kind={live.criteria.every(({ score }) => score !== null) ? 'primary' : 'secondary'} data-file aria-keyshortcuts="Control+Enter" aria-disabled={busy || undefined}>Dien in en volgende</Button>
                  </>
                ) : (
                  closed
                )
              }
            />
          </form>
        </NotFullTitles>
        <ShortcutsDialog dialog={help} plain={plain} setPlain={setPlain} />
      </CurrentCriterion>
    </FormContext>
  )
}

/** "Bewaar", and Enter in a field of one line, which presses the first button. */
const stays = (event: Event): boolean => event instanceof SubmitEvent && event.submitter?.getAttribute('name') === 'daarna'
