import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { recordEvent } from '@/lib/audit/record'
import type { Tx } from '@/lib/db'
import type { PdfBlock, PdfContent } from '@/lib/files/pdf-document'
import { formatInstant, formatLetterDay, localDay } from '@/lib/time'
import { isId } from './desk'
import { itemContent } from './meeting-items'
import type { ItemOutcome } from './meeting-schema'

/** The minutes of a closed meeting, without the files with which this reader has a conflict: row level security leaves those out too. */
export const minutesOf = async (tx: Tx, actor: Actor, code: string, meetingId: string) => {
  if (!can(actor, 'meeting.read') || !isId(meetingId)) return null
  const meeting = await tx.panelMeeting.findUnique({
    where: { id: meetingId },
    select: {
      openedAt: true, closedAt: true,
      call: { select: { code: true, name: true } },
      chair: { select: { name: true } },
      attendees: { select: { user: { select: { name: true } } }, orderBy: { user: { name: 'asc' } } },
      items: { where: { applicationId: { notIn: [...actor.conflictedApplicationIds] } }, orderBy: [{ notedAt: 'asc' }, { applicationId: 'asc' }] },
    },
  })
  if (!meeting?.closedAt || meeting.call.code !== code) return null
  const ids = [...new Set(meeting.items.flatMap(({ ledById, leftIds, presentIds }) => [ledById, ...leftIds, ...presentIds]))]
  const names = new Map((await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]))
  const named = (all: readonly string[]): string[] => all.map((id) => names.get(id) ?? '').toSorted((one, other) => one.localeCompare(other, 'nl'))
  await recordEvent(tx, actor, { verb: 'meeting.read', subjectType: 'meeting', subjectId: meetingId })
  return {
    call: meeting.call, chair: meeting.chair.name, openedAt: meeting.openedAt, closedAt: meeting.closedAt,
    present: meeting.attendees.map(({ user }) => user.name),
    items: meeting.items.map(({ outcome, note, ledById, leftIds, presentIds, content }) => ({
      ...itemContent.parse(content), outcome: outcome as ItemOutcome, note, led: names.get(ledById) ?? '', left: named(leftIds), present: named(presentIds),
    })),
  }
}
export type Minutes = NonNullable<Awaited<ReturnType<typeof minutesOf>>>

/** The same as a document; its checksum is of what this reader reads, so it says nothing of what was left out. */
export const minutesDocument = (minutes: Minutes): PdfContent => {
  const sha256 = createHash('sha256').update(canonicalize({ ...minutes, openedAt: minutes.openedAt.toISOString(), closedAt: minutes.closedAt.toISOString() }) ?? '').digest('hex')
  const deferred = minutes.items.filter(({ outcome }) => outcome === 'DEFERRED')
  return {
    title: `Verslag van het overleg over ${minutes.call.name}`,
    kicker: 'Vertrouwelijk. Voor het kantoor, niet voor aanvragers.',
    blocks: [
      { kind: 'pairs', rows: [
        { term: 'Oproep', value: `${minutes.call.name} (${minutes.call.code})` },
        { term: 'Datum', value: formatLetterDay(localDay(minutes.openedAt)) },
        { term: 'Geopend', value: formatInstant(minutes.openedAt) },
        { term: 'Gesloten', value: formatInstant(minutes.closedAt) },
        { term: 'Voorzitter', value: minutes.chair },
        { term: 'Aanwezig', value: minutes.present.join(', ') },
      ] },
      ...minutes.items.flatMap((item, index) => itemBlocks(item, index + 1, minutes.chair)),
      ...(deferred.length > 0 ? [{ kind: 'heading', text: 'Uitgesteld' } as const, { kind: 'list', items: deferred.map(({ number, title, note }) => `${number}, ${title}: ${note}`) } as const] : []),
    ],
    footer: `Controlegetal (SHA-256) van dit verslag: ${sha256}.`,
    createdAt: minutes.closedAt,
  }
}

const outcomeWords: Record<ItemOutcome, string> = { AGREED: 'Eindscore na overleg', DISCUSSED: 'Besproken; de score blijft het gemiddelde van de beoordelingen', DEFERRED: 'Uitgesteld' }

const itemBlocks = ({ number, title, organisation, outcome, note, led, left, present, reasons, total, scores }: Minutes['items'][number], place: number, chair: string): PdfBlock[] => [
  { kind: 'heading', text: `${place}. ${number}: ${title}` },
  { kind: 'pairs', rows: [
    { term: 'Aanvrager', value: organisation },
    { term: 'Aanwezig bij dit punt', value: present.length > 0 ? present.join(', ') : 'niemand genoteerd' },
    { term: 'Verliet dit punt wegens een belang', value: left.length > 0 ? left.join(', ') : 'niemand' },
    ...(led === chair ? [] : [{ term: 'Geleid door', value: led }]),
    { term: 'Besluit', value: `${outcomeWords[outcome]}${total === null ? '' : `: ${total.toLocaleString('nl-BE', { minimumFractionDigits: 1 })} op 100`}` },
  ] },
  ...(reasons.length > 0 ? [{ kind: 'paragraph', text: 'Waarom overleg nodig was:' } as const, { kind: 'list', items: reasons } as const] : []),
  ...scores.map(({ code, name, score, motivation }): PdfBlock => ({ kind: 'paragraph', text: `${code} ${name}: ${score} op 5.${motivation === '' ? '' : ` ${motivation}`}` })),
  ...(note === '' ? [] : [{ kind: 'paragraph', text: `Genoteerd: ${note}` } as const]),
]
