import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { LocalDate } from '@/app/_ui/local-date'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { SummaryList } from '@/app/_ui/summary-list'
import { Tag } from '@/app/_ui/tag'
import { Warning } from '@/app/_ui/warning'
import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { addressWords, pathOf, readPath } from '@/lib/finder/place-words'
import { offeredActivity, type OfferedActivity } from '@/lib/finder/queries'
import { ageWords, hoursWords, priceWords } from '@/lib/finder/words'
import { codeList } from '@/lib/reference/queries'
import { localDay } from '@/lib/time'

type Props = { params: Promise<{ activiteit: string }> }

const shown = cache(async (path: string) => {
  const wanted = readPath(path)
  return wanted && asActor(await currentActor(), async (tx, now) => {
    const activity = await offeredActivity(tx, wanted.number, wanted.position)
    return activity && { activity, today: localDay(now), themes: await codeList(tx, 'theme'), types: await codeList(tx, 'activityType') }
  })
})

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({ title: (await shown((await params).activiteit))?.activity.title ?? 'Activiteit' })

export default async function ActivityPage({ params }: Props) {
  const view = await shown((await params).activiteit)
  if (!view) notFound()
  const { activity, today, themes, types } = view
  const label = (options: { value: string; label: string }[], code: string): string => options.find(({ value }) => value === code)?.label ?? code
  const open = activity.sessions.filter(({ cancelled }) => !cancelled && !activity.cancelled)
  const ahead = open.filter(({ day }) => day >= today)
  return (
    <>
      <Breadcrumb items={[{ label: 'Activiteiten', href: '/activiteiten' }]} />
      <LayPage aside={<Enrol activity={activity} over={ahead.length === 0} />}>
        <PageHeading kicker={label(types, activity.type)} title={activity.title} />
        {activity.cancelled && <Warning title="Deze activiteit gaat niet door.">De organisator heeft ze afgelast.</Warning>}
        {!activity.cancelled && ahead.length === 0 && <Warning title="Deze activiteit is voorbij.">Er komen geen sessies meer.</Warning>}
        <SummaryList
          rows={[
            { term: 'Voor wie', value: `kinderen van ${ageWords(activity)}` },
            { term: 'Waar', value: addressWords(activity) },
            { term: 'Prijs', value: priceWords(activity) },
            { term: 'Thema', value: activity.themes.map((theme) => label(themes, theme)).join(', ') },
            { term: 'Organisator', value: activity.organisation },
          ]}
        />
        <Section title="Wanneer?" ruled>
          <Sessions activity={activity} today={today} remaining={open.length} />
        </Section>
        <Section title="Wat doen de kinderen?" ruled>
          {activity.description.split(/\n+/).map((paragraph, index) => <p key={index}>{paragraph}</p>)}
        </Section>
        <Section title="Is het toegankelijk?" ruled>
          {activity.accessible && <p>De organisator heeft maatregelen voor kinderen met een beperking.</p>}
          {activity.accessibility === '' && !activity.accessible ? <p>De organisator schreef er niets over. Vraag het vóór u inschrijft.</p> : <p>{activity.accessibility}</p>}
        </Section>
      </LayPage>
    </>
  )
}

function Sessions({ activity, today, remaining }: { activity: OfferedActivity; today: string; remaining: number }) {
  const { sessions, plannedSessions, cancelled } = activity
  return (
    <>
      {plannedSessions < remaining && <Warning title="De reeks werd korter.">Er gaan {plannedSessions} van deze {remaining} sessies door. Vraag de organisator welke.</Warning>}
      <ul className="finder__sessions">
        {sessions.filter((session) => !session.cancelled || !sessions.some((other) => !other.cancelled && other.day === session.day && other.begins === session.begins)).map((session) => {
          const off = cancelled || session.cancelled
          return (
            <li key={session.key} className={session.day < today ? 'muted' : undefined}>
              <span className={off ? 'session--off' : undefined}><LocalDate date={session.day} />, {hoursWords(session)}</span>
              {off ? <> <Tag tone="refused">gaat niet door</Tag></> : session.day < today ? <span> (voorbij)</span> : null}
              {!off && session.movedFrom !== null && <> <Tag tone="waiting">verplaatst</Tag> <span className="small">eerst <LocalDate date={session.movedFrom} /></span></>}
            </li>
          )
        })}
      </ul>
      <p><a href={`${pathOf(activity)}/agenda.ics`}>Zet de sessies in uw agenda (ICS)</a></p>
    </>
  )
}

function Enrol({ activity: { announcement, website, organisation, cancelled }, over }: { activity: OfferedActivity; over: boolean }) {
  const [address] = /https?:\/\/[^\s,;]+/.exec(announcement) ?? []
  return (
    <>
      {!cancelled && !over && (
        <SideBlock title="Inschrijven">
          <p>U schrijft in bij de organisator zelf, niet bij het loket.</p>
          {address && <p><a href={address} rel="external noreferrer nofollow">Naar de inschrijving<span className="visually-hidden"> van {organisation}</span></a></p>}
          {announcement !== '' && announcement !== address && <p className="muted small">{announcement}</p>}
        </SideBlock>
      )}
      {website.startsWith('http') && (
        <SideBlock title="Vragen?">
          <p>Neem contact op met {organisation} via <a href={website} rel="external noreferrer nofollow">hun website</a>.</p>
        </SideBlock>
      )}
    </>
  )
}
