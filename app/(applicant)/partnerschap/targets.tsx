import { DataTable } from '@/app/_ui/data-table'
import { StatusWord } from '@/app/_ui/status-word'
import type { Tone } from '@/app/_ui/tone'
import { standingWords, type TargetLine } from '@/lib/reports/targets'

const tones: Record<TargetLine['standing'], Tone> = { 'on-track': 'done', behind: 'waiting', undecided: 'neutral', unknown: 'neutral' }

/** Each target beside what was reached, and in a word whether it is on track. */
export function Targets({ targets }: { targets: readonly TargetLine[] }) {
  return (
    <DataTable
      label="Doelen"
      density="lay"
      empty="Voor deze oproep gelden geen gemeenschappelijke doelen."
      rows={targets}
      rowKey={({ code }) => code}
      columns={[
        { key: 'name', head: 'Indicator', rowHead: true, cell: ({ code, name }) => <>{name}<span className="table__note">{code}</span></> },
        { key: 'value', head: 'Bereikt', numeric: true, cell: ({ value, unit }) => (value === null ? 'geen cijfer' : `${value.toLocaleString('nl-BE', { maximumFractionDigits: 2 })}${unit}`) },
        { key: 'target', head: 'Doel', cell: ({ targetWords }) => targetWords },
        { key: 'standing', head: 'Stand', cell: ({ standing }) => <StatusWord tone={tones[standing]}>{standingWords[standing]}</StatusWord> },
      ]}
    />
  )
}
