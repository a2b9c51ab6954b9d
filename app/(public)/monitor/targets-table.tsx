import { DataTable } from '@/app/_ui/data-table'
import { StatusWord } from '@/app/_ui/status-word'
import type { Tone } from '@/app/_ui/tone'
import type { Reach } from '@/lib/monitor/queries'
import type { TargetState } from '@/lib/monitor/edition-targets'

const states: Record<TargetState['state'], { tone: Tone; word: string }> = {
  reached: { tone: 'done', word: 'Gehaald' },
  partly: { tone: 'waiting', word: 'nog niet gehaald' },
  'not-reached': { tone: 'refused', word: 'niet gehaald' },
  unknown: { tone: 'neutral', word: 'niet te meten' },
}

/** Each target with where it stands, in words; the offer in every municipality is a target of the portal itself. */
export function TargetsTable({ targets, reach }: { targets: readonly TargetState[]; reach: Reach }) {
  const offered = reach.filter(({ activities }) => activities > 0).length
  const none = reach.length - offered
  const own: TargetState = { code: 'I06', label: 'Een aanbod in elke gemeente', horizon: '', stand: `${offered} van ${reach.length}`, state: none === 0 ? 'reached' : 'partly', words: none === 0 ? 'Elke gemeente heeft een aanbod.' : `${none} gemeenten hebben nog geen activiteit met subsidie.` }
  return (
    <DataTable
      label="Doelen" density="lay" rows={[...targets, own]} rowKey={({ code }) => code}
      columns={[
        { key: 'target', head: 'Doel', rowHead: true, cell: ({ label, horizon }) => <>{label}{horizon && <><br /><span className="muted small">Streefdatum: {horizon}</span></>}</> },
        { key: 'stand', head: 'Stand', cell: ({ stand }) => <strong>{stand}</strong> },
        { key: 'state', head: 'Hoe het staat', cell: ({ state, words }) => <><StatusWord tone={states[state].tone}>{states[state].word}</StatusWord><br /><span className="small">{words}</span></> },
      ]}
    />
  )
}
