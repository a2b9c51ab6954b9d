import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { formatEuroShort } from '@/app/_ui/amount'
import { DataTable } from '@/app/_ui/data-table'
import { Empty } from '@/app/_ui/empty'
import { Notice } from '@/app/_ui/notice'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { can } from '@/lib/access/policy'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { officialChoice, summaryOf } from '@/lib/decisions/scenario-lines'
import { inPoints, priceDeviations } from '@/lib/decisions/scenario-prices'
import { scenariosOf, type StoredScenario } from '@/lib/decisions/scenario-view'
import { CallPath, CallTabs } from '../call-tabs'
import { Comparison } from './comparison'
import { NewScenarioForm } from './new-scenario-form'
import { ScenarioDetail } from './scenario-detail'

export const metadata: Metadata = { title: 'Scenario’s' }

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ toon?: string; naast?: string }> }

export default async function ScenariosPage({ params, searchParams }: Props) {
  const { code } = await params
  const { toon, naast } = await searchParams
  const actor = await requireActor()
  const view = await asActor(actor, (tx) => scenariosOf(tx, actor, code))
  if (!view) notFound()
  const { call, lines, scenarios, frozen, open, closed } = view
  const official: StoredScenario = { id: 'officieel', name: frozen ? 'Officiële lijst' : 'Officiële regel, stand van nu', start: 'OFFICIAL', madeBy: '', changedAt: new Date(0), version: 0, targets: [], chosen: officialChoice(lines) }
  const shown = scenarios.find(({ id }) => id === toon)
  const beside = naast === official.id ? official : scenarios.find(({ id }) => id === naast)
  const mayMake = can(actor, 'scenario.make') && open && lines.length > 0
  return (
    <OfficePage>
      <CallPath code={code} />
      <PageHeading title="Scenario’s" kicker={call.name} lead="Wat als? Een scenario is nooit de officiële lijst: het beslist niets en niemand buiten het kantoor ziet het." />
      <CallTabs code={code} current="/scenarios" />
      {closed ? <Notice>U hebt een belang in een dossier van deze oproep. Een scenario verraadt dat dossier door wat het kiest, en is daarom niet voor u te lezen.</Notice> : (
        <>
          {!frozen && lines.length > 0 && <p>De rangschikking is nog niet bevroren: er wordt vergeleken met wat de regel nu zou geven voor de {lines.length} financierbare dossiers met een eindscore.</p>}
          {lines.length === 0 && <Empty>Er zijn nog geen financierbare dossiers met een eindscore. Scenario’s kunnen zodra er zijn.</Empty>}
          {frozen && lines.length > 0 && <p>De tabel rekent met de lijst bij het bevriezen. Wat er daarna bij kwam of afging, uit de reservelijst, na heroverweging of door intrekking, zit alleen in de balk van vandaag.</p>}
          {lines.length > 0 && (
            <DataTable
              stacks
              label="Scenario’s van deze oproep"
              rows={[official, ...scenarios]}
              rowKey={({ id }) => id}
              columns={[
                { key: 'name', head: 'Scenario', rowHead: true, cell: ({ id, name, targets }) => <>{id === official.id ? name : <a href={`?toon=${id}#scenario`} aria-current={id === shown?.id ? 'true' : undefined}>{name}</a>}{targets.length > 0 && <><br /><span className="muted">{targets.join(', ')}</span></>}</> },
                { key: 'files', head: 'Dossiers', numeric: true, cell: ({ chosen }) => chosen.size },
                { key: 'cents', head: 'Bedrag', unit: 'euro', numeric: true, cell: ({ chosen }) => formatEuroShort(summaryOf(lines, chosen).cents) },
                { key: 'points', head: 'Punten samen', numeric: true, cell: ({ chosen }) => inPoints(summaryOf(lines, chosen).tenths) },
                { key: 'differs', head: 'Wijkt af', unit: 'dossiers', numeric: true, cell: ({ chosen }) => lines.filter(({ applicationId }) => chosen.has(applicationId) !== official.chosen.has(applicationId)).length },
                { key: 'by', head: 'Van', cell: ({ madeBy }) => madeBy || '–' },
              ]}
            />
          )}
          {shown && <ScenarioDetail scenario={shown} official={official} lines={lines} call={call} prices={await priceDeviations(lines, call.envelopeCents, shown.chosen)} mayChange={mayMake} beside={[official, ...scenarios.filter(({ id }) => id !== shown.id)]} comparedWith={beside?.id} />}
          {shown && beside && <Comparison scenarios={[shown, beside]} lines={lines} envelopeCents={call.envelopeCents} municipalities={view.municipalities} />}
          {mayMake && <Section title="Nieuw scenario" id="nieuw" ruled><NewScenarioForm callId={call.id} lines={lines} girlsPercent={call.girlsTargetBp / 100} /></Section>}
          {!open && lines.length > 0 && <p className="muted">De beslissingen van deze oproep liggen vast: er komen geen scenario’s meer bij.</p>}
        </>
      )}
    </OfficePage>
  )
}
