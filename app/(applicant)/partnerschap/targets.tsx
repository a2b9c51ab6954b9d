import { DataTable } from '@/app/_ui/data-table'
import { StatusWord } from '@/app/_ui/status-word'
import { standingTones } from '@/app/_ui/standing-tones'
import { targetSetters } from '@/lib/indicators/aims'
import { standingWords } from '@/lib/indicators/standing'
import type { TargetLine } from '@/lib/reports/targets'

/** Each target beside what was reached, and in a word whether it is on track; who set it where that is not the usual one. */
export function Targets({ targets, usual }: { targets: readonly TargetLine[]; usual: TargetLine['setBy'] | undefined }) {
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
        { key: 'target', head: 'Doel', cell: ({ targetWords, setBy }) => <>{targetWords}{setBy !== usual && <span className="table__note">gesteld door {targetSetters[setBy]}</span>}</> },
        { key: 'standing', head: 'Stand', cell: ({ standing }) => <StatusWord tone={standingTones[standing]}>{standingWords[standing]}</StatusWord> },
      ]}
    />
  )
}
