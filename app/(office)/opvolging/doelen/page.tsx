import type { Metadata } from 'next'
import { ButtonLink } from '@/app/_ui/button'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import { standingTones } from '@/app/_ui/standing-tones'
import { can } from '@/lib/access/policy'
import { readTargetRows } from '@/lib/monitor/portfolio'
import { targetTable } from '@/lib/monitor/portfolio-tables'
import { standingRule } from '@/lib/indicators/standing'
import { formatDay } from '@/lib/time'
import { Dashboard } from '../_dashboard/dashboard'
import { OutcomeTableView } from '../_dashboard/outcome-table-view'
import { readDashboard, type SearchParams } from '../_dashboard/read-dashboard'

export const metadata: Metadata = { title: 'Doelen · Opvolging' }

export default async function TargetsPage({ searchParams }: { searchParams: SearchParams }) {
  const { actor, portfolio, more: rows } = await readDashboard(searchParams, readTargetRows)
  const { filter, grants } = portfolio
  const table = targetTable(rows)
  return (
    <Dashboard current="/opvolging/doelen" portfolio={portfolio} lead={table.finding} action={can(actor, 'target.set') ? <ButtonLink kind="secondary" href={`/opvolging/doelen/stellen${filter.oproep === '' ? '' : `?oproep=${filter.oproep}`}`}>{filter.oproep === '' ? 'Stel de doelen van het beleid' : 'Stel de doelen van deze oproep'}</ButtonLink> : undefined}>
      <Section title={filter.oproep === '' ? 'Doelen van het beleid' : `Doelen van ${filter.oproep}`} ruled>
        <OutcomeTableView
          table={table}
          filter={filter}
          head={1}
          stacked
          show={({ key, cells }, index) => {
            const standing = rows.find(({ code }) => code === key)?.standing
            return index === 4 && standing ? <StatusWord tone={standingTones[standing]}>{cells[4]}</StatusWord> : undefined
          }}
        />
        <p className="small">{standingRule} {grants.periodStart && grants.periodEnd ? `De periode is die van de dossiers: ${formatDay(grants.periodStart)} tot en met ${formatDay(grants.periodEnd)}.` : ''} Wie een plaats of een periode kiest, ziet alleen de percentages en gemiddelden: een aantal is een doel voor het geheel.</p>
        {can(actor, 'threshold.change') && <p className="small"><a href="/opvolging/drempels">Wijzig hoe klein een getal mag zijn</a></p>}
      </Section>
    </Dashboard>
  )
}
