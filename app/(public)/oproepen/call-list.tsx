import { formatEuro } from '@/app/_ui/amount'
import { ButtonLink } from '@/app/_ui/button'
import { Deadline } from '@/app/_ui/deadline'
import { Instant } from '@/app/_ui/instant'
import { Tag } from '@/app/_ui/tag'
import { boundsWords } from '@/lib/calls/funding-words'
import { isOpenAt } from '@/lib/calls/is-open-at'
import type { publicCalls } from '@/lib/calls/queries'
import { callStatusWords } from '@/lib/calls/words'
import { daysBetween, lastDayOf, localDay } from '@/lib/time'

type ListedCall = Awaited<ReturnType<typeof publicCalls>>[number]

/** Calls one under the other: what it is for on the left, how long one still has on the right. */
export function CallList({ calls, now, drafts, level = 2 }: { calls: readonly ListedCall[]; now: Date; drafts: ReadonlyMap<string, string>; level?: 2 | 3 }) {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <ul className="calls">
      {calls.map((call) => (
        <li className="call" key={call.code}>
          <div>
            <Title className="call__title">
              <a href={`/oproepen/${call.code}`}>{call.name}</a>
            </Title>
            <p>{call.words.intro}</p>
            <p className="call__facts">
              {boundsWords(call) && <span>{boundsWords(call)}</span>}
              <span>Budget {formatEuro(call.envelopeCents)}</span>
              <span>{call.code}</span>
            </p>
          </div>
          <div className="call__side">
            <Timing call={call} now={now} draft={drafts.get(call.id)} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function Timing({ call, now, draft }: { call: ListedCall; now: Date; draft: string | undefined }) {
  const link = (
    <ButtonLink href={`/oproepen/${call.code}`} kind="secondary" small>
      Bekijk oproep<span className="visually-hidden">: {call.name}</span>
    </ButtonLink>
  )
  if (isOpenAt(call, now) && call.deadlineAt) {
    const days = daysBetween(localDay(now), lastDayOf(call.deadlineAt))
    return (
      <>
        <span className="muted">Indienen</span>
        <span className="call__when">
          <Deadline at={call.deadlineAt} />
        </span>
        <Tag tone={days <= 28 ? 'yours' : 'neutral'}>{daysLeft(days)}</Tag>
        {draft && <ButtonLink href={`/aanvragen/${draft}`} small>Ga verder met uw concept<span className="visually-hidden">: {call.name}</span></ButtonLink>}
        {link}
      </>
    )
  }
  if (call.status === 'ANNOUNCED' && call.opensAt) {
    return (
      <>
        <span className="muted">Aangekondigd</span>
        <span className="call__when">
          Opent op <Instant at={call.opensAt} />
        </span>
        {link}
      </>
    )
  }
  return (
    <>
      <Tag>{call.status === 'OPEN' ? callStatusWords.CLOSED : callStatusWords[call.status]}</Tag>
      {link}
    </>
  )
}

const daysLeft = (days: number): string => (days === 0 ? 'Laatste dag' : days === 1 ? 'Nog 1 dag' : `Nog ${days} dagen`)
