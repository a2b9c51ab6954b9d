'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { Actions, Button } from '@/app/_ui/button'
import type { Countable, CountPage } from '@/lib/activity-log/queries'
import { dayPartWords } from '@/lib/activity-log/words'
import { CountPad } from './count-pad'
import { countedBefore, countedText, countsText, forgetCounted, isOf, keepSessions, keptSessions, parseCounts, presentIn, startCount, subscribe, type Count } from './count-store'
import { sendCounts, type Sent } from './send-counts'
import { WaitingCount } from './waiting-count'

const AGAIN = 15_000

/** Counts at the door, with or without network. Without `page` it is the empty shell that the browser kept: everything it knows is on this telephone. */
export function CountScreen({ page }: { page: CountPage | null }) {
  const number = useSyncExternalStore(subscribe, () => page?.number ?? numberHere(), () => page?.number ?? '')
  const text = useSyncExternalStore(subscribe, () => (number === '' ? '[]' : countsText(number)), () => '[]')
  const counted = useSyncExternalStore(subscribe, () => (number === '' ? '[]' : countedText(number)), () => '[]')
  const [openKey, setOpenKey] = useState<string | null>(null)
  const [sent, setSent] = useState<Sent | null>(null)
  const counts = parseCounts(text)
  const known = useKnown(page, number)

  useEffect(() => {
    if (number === '') return
    if (page) {
      keepSessions(number, { grantId: page.grantId, sessions: page.sessions })
      forgetCounted(number)
    }
    const send = () => void sendCounts(number).then(setSent)
    send()
    void prepareShell(number)
    const timer = setInterval(send, AGAIN)
    window.addEventListener('online', send)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', send)
    }
  }, [number, page])

  const open = counts.find(({ clientKey, finished }) => clientKey === openKey && !finished)
  const begin = (session: Countable) => {
    startCount(number, known?.grantId ?? '', session)
    setOpenKey(parseCounts(countsText(number)).find((one) => isOf(one, session) && !one.finished)?.clientKey ?? null)
  }
  const finish = () => {
    setOpenKey(null)
    void sendCounts(number).then(setSent)
  }
  if (open) return <CountPad number={number} count={open} onLeave={() => setOpenKey(null)} onFinished={finish} />
  const waiting = counts.filter(({ finished }) => finished)
  return (
    <div className="count">
      <p role="status">{lineOf(waiting, counts.length, sent)}</p>
      {sent === 'signed-out' && <p><a href="/aanmelden" target="_blank">Meld u aan in een nieuw tabblad</a>. Uw telling blijft hier staan en vertrekt daarna vanzelf.</p>}
      {waiting.map((count) => <WaitingCount key={count.clientKey} number={number} count={count} onChanged={finish} />)}
      <SessionList title="Verder tellen" sessions={counts.filter(({ finished }) => !finished)} words={(count) => `${presentIn(count)} geteld`} onPick={({ clientKey }) => setOpenKey(clientKey)} />
      <SessionList title="Kies de sessie" sessions={(known?.sessions ?? []).filter((session) => !counts.some((one) => isOf(one, session)))} words={(session) => { const before = countedBefore(number, session, counted); return before === null ? (session.planned ? 'gepland' : 'niet in het plan') : `al geteld: ${before} aanwezig. Tel alleen nog een andere groep` }} onPick={begin} />
      {counts.length === 0 && (known?.sessions ?? []).length === 0 && <p>Er is geen sessie om te tellen. Een sessie verschijnt hier op haar dag. {number === '' ? <a href="/academie">Ga naar uw overzicht</a> : <a href={`/dossiers/${number}/activiteiten`}>Ga naar Activiteiten</a>} om sessies te noteren.</p>}
    </div>
  )
}

function SessionList<Session extends Countable>({ title, sessions, words, onPick }: { title: string; sessions: readonly Session[]; words: (session: Session) => string; onPick: (session: Session) => void }) {
  return sessions.length === 0 ? null : (
    <section className="section">
      <h2>{title}</h2>
      <ul className="count__list">
        {sessions.map((session) => (
          <li key={session.rowId + session.day + session.dayPart}>
            <div><strong>{session.title}</strong><br /><span className="muted small">{session.day.split('-').toReversed().join('/')}, {dayPartWords[session.dayPart]}, {words(session)}</span></div>
            <Actions><Button kind="secondary" type="button" onClick={() => onPick(session)} aria-label={`Tel ${session.title}, ${session.day.split('-').toReversed().join('/')}, ${dayPartWords[session.dayPart]}`}>Tel</Button></Actions>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the page brought, or what it brought last time. */
const useKnown = (page: CountPage | null, number: string) => {
  const text = useSyncExternalStore(subscribe, () => (page || number === '' ? '' : JSON.stringify(keptSessions(number))), () => '')
  return page ?? (text === '' ? null : (JSON.parse(text) as ReturnType<typeof keptSessions>))
}

/** Nothing is said while a count is not finished: it is neither sent nor waiting. */
const lineOf = (waiting: readonly Count[], kept: number, sent: Sent | null): string => {
  const whole = waiting.filter(({ problem }) => problem === '').length
  if (whole === 0) return sent === null || kept > 0 ? '' : 'Alles is verstuurd. Op deze telefoon wacht geen telling.'
  return `${whole === 1 ? '1 telling wacht' : `${whole} tellingen wachten`} op deze telefoon${sent === 'no-network' ? ' op netwerk' : ''} en ${whole === 1 ? 'vertrekt' : 'vertrekken'} vanzelf.`
}

const numberHere = (): string => /^\/dossiers\/([\w-]+)\/tellen$/.exec(window.location.pathname)?.[1] ?? ''

/** Only this address is the worker's: no other page of the portal passes through it. */
const prepareShell = async (number: string): Promise<void> => {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register('/tellen-werker.js', { scope: `/dossiers/${number}/tellen`, updateViaCache: 'none' }).then(({ active }) => active?.postMessage('ververs')).catch(() => undefined)
}
