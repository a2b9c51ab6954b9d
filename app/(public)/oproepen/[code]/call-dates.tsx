import { Deadline } from '@/app/_ui/deadline'
import { Instant } from '@/app/_ui/instant'
import { LocalDate } from '@/app/_ui/local-date'
import type { Call } from '@/prisma/generated/client'

/** When a call opens and closes, and when its activities take place. */
export function CallDates({ call, now }: { now: Date; call: Pick<Call, 'code' | 'opensAt' | 'deadlineAt' | 'periodStart' | 'periodEnd' | 'reserveValidUntil'> }) {
  const rows = [
    ...(call.opensAt ? [{ term: 'Opening', value: <Instant at={call.opensAt} /> }] : []),
    ...(call.deadlineAt ? [{ term: 'Indienen', value: <Deadline at={call.deadlineAt} /> }] : []),
    ...(call.periodStart && call.periodEnd ? [{ term: 'Activiteiten', value: <Period from={call.periodStart} to={call.periodEnd} /> }] : []),
    ...(call.reserveValidUntil ? [{ term: 'Reservelijst geldig tot en met', value: <LocalDate date={dayOf(call.reserveValidUntil)} /> }] : []),
  ]
  return (
    <>
      <dl className="call-dates">
        {rows.map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="muted small">De uren zijn in Belgische tijd. De klok van het loket telt.</p>
      {call.deadlineAt && now < call.deadlineAt && <p className="small"><a href={`/oproepen/${call.code}/deadline.ics`}>Zet de uiterste indientijd in uw agenda</a></p>}
    </>
  )
}

function Period({ from, to }: { from: Date; to: Date }) {
  return (
    <>
      van <LocalDate date={dayOf(from)} /> tot en met <LocalDate date={dayOf(to)} />
    </>
  )
}

/** A date column holds midnight UTC of its day. */
const dayOf = (date: Date): string => date.toISOString().slice(0, 10)
