import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { readPage } from '@/app/_frame/read-page'
import { ButtonLink } from '@/app/_ui/button'
import { Instant } from '@/app/_ui/instant'
import { LocalDate } from '@/app/_ui/local-date'
import { FileTicks, type FileTick } from '@/app/_ui/file-ticks'
import { isLate, Term } from '@/app/_ui/term'
import { requireActor } from '@/lib/auth'
import { settings } from '@/lib/env'
import { toFieldValues } from '@/lib/filings/from-form-data'
import { deskView, nextReview, pathOfReview, type DeskView } from '@/lib/reviews/desk'
import { lastDayOf } from '@/lib/time'
import { Contests } from './contests'
import { CriterionPanel } from './criterion-panel'
import { DeskFile, DeskTitle } from './desk-file'
import { ReviewDesk } from './review-desk'

export const metadata: Metadata = { title: 'Beoordelen' }

type Params = { params: Promise<{ id: string }>; searchParams: Promise<{ deel?: string | string[] }> }

export default async function DeskPage({ params, searchParams }: Params) {
  const { id } = await params
  const { deel } = await searchParams
  const actor = await requireActor()
  const { desk, now } = await readPage(actor, async (tx, now) => { const desk = await deskView(tx, actor, id); return desk && { desk, now } })
  if (desk.gate) redirect(`/beoordelen/${id}/belang`)
  return (
    <ReviewDesk
      reviewId={id}
      account={actor.userId}
      version={desk.review.version}
      page={randomUUID()}
      values={toFieldValues(desk.answers)}
      rubric={withoutTexts(desk.rubric)}
      activities={desk.activities}
      editable={desk.editable}
      pane={deel === 'score' ? 'score' : 'file'}
      demo={settings().demo}
      top={<Top desk={desk} now={now} />}
      title={<><DeskTitle desk={desk} />{desk.review.status === 'RETURNED' && <p className="late"><strong>Teruggestuurd door de dossierbeheerder.</strong> {desk.review.reason}</p>}</>}
      file={<DeskFile desk={desk} />}
      criteria={
        <>
          {desk.rubric.scored.map((criterion) => <CriterionPanel key={criterion.code} criterion={criterion} desk={desk} />)}
          <Contests desk={desk} />
        </>
      }
      closed={<Closed desk={desk} />}
    />
  )
}

function Top({ desk: { queue, review, editable }, now }: { desk: DeskView; now: Date }) {
  const here = queue.findIndex(({ id }) => id === review.id)
  const [before, after] = here < 0 ? [] : [queue[here - 1], queue[here + 1]]
  return (
    <>
      <p><strong>{here < 0 ? 'Afgesloten dossier' : `Dossier ${here + 1} van ${queue.length}`}</strong></p>
      <FileTicks ticks={queue.map(({ id, open, abstained }): FileTick => (id === review.id ? 'current' : open ? 'to-do' : abstained ? 'abstained' : 'done'))} />
      {editable && review.dueAt && <p className="muted small">Klaar tegen <LocalDate date={lastDayOf(review.dueAt)} />{isLate(review.dueAt, now) && <>, <Term dueAt={review.dueAt} now={now} /></>}</p>}
      {!editable && review.finalAt && <p className="muted small">Ingediend op <Instant at={review.finalAt} precision="minute" />. U kunt hier niets meer wijzigen.</p>}
      {before && <a href={pathOfReview(before)} rel="prev" aria-keyshortcuts="p">Vorig</a>}
      {after && <a href={pathOfReview(after)} rel="next" aria-keyshortcuts="n">Volgend</a>}
      <a href={`/beoordelen/${review.id}/belang`}>Meld een belang</a>
    </>
  )
}

function Closed({ desk: { queue, review, inConsensus } }: { desk: DeskView }) {
  const next = nextReview(queue, review.id)
  return (
    <>
      <a href={`/beoordelen/${review.id}/overleg`}>{inConsensus ? 'Naar het overleg' : 'Bekijk de andere beoordelingen'}</a>
      {next && <ButtonLink href={pathOfReview(next)} small>Volgende dossier</ButtonLink>}
    </>
  )
}

/** The browser counts along with the numbers of the rubric; its texts already stand in the page. */
const withoutTexts = (rubric: DeskView['rubric']): DeskView['rubric'] => ({
  ...rubric,
  scaleNl: noAnchors,
  knockouts: [],
  scored: rubric.scored.map((criterion) => ({ ...criterion, askedNl: '', evidenceNl: [], source: '', anchorsNl: noAnchors })),
})

const noAnchors = { '0': '', '1': '', '2': '', '3': '', '4': '', '5': '' }
