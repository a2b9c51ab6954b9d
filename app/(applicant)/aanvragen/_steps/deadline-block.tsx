import { Deadline } from '@/app/_ui/deadline'
import { SideBlock } from '@/app/_ui/side-block'
import { daysBetween, lastDayOf, localDay } from '@/lib/time'

/** The deadline, counted from the clock of the database. */
export function DeadlineBlock({ at, now, applicationId }: { at: Date; now: Date; applicationId: string }) {
  const days = daysBetween(localDay(now), lastDayOf(at))
  return (
    <SideBlock title="Uiterste indientijd" big={<Deadline at={at} />}>
      <p className="muted">{now >= at ? 'De oproep is gesloten. Indienen kan niet meer.' : `${left(days)} Belgische tijd. Na dat uur kan niemand nog indienen.`}</p>
      {now < at && <p className="small"><a href={`/aanvragen/${applicationId}/deadline.ics`}>Zet in uw agenda</a></p>}
    </SideBlock>
  )
}

const left = (days: number): string => days === 0 ? 'Vandaag.' : days === 1 ? 'Nog 1 dag.' : `Nog ${days} dagen.`
