import { notFound } from 'next/navigation'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { can } from '@/lib/access/policy'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { indicatorVersion } from '@/lib/indicators/schema'
import { publishedVersions } from '@/lib/reference/queries'
import { rubricVersion } from '@/lib/rubrics/schema'
import { AdminTabs } from '../admin-tabs'

export const metadata = { title: 'Criteria en indicatoren' }

export default async function RubricsPage() {
  const actor = await requireActor()
  if (!can(actor, 'call.update')) notFound()
  const { rubrics, indicators } = await asActor(actor, (tx) => publishedVersions(tx))
  return (
    <OfficePage>
      <AdminTabs current="/admin/rubrieken" />
      <PageHeading title="Criteria en indicatoren" lead="Een gepubliceerde versie verandert nooit. Een oproep wijst naar één versie, en oude dossiers houden de hunne." />
      {rubrics.map((version) => (
        <Section key={version.id} title={`${version.code} ${version.version}`}>
          <Used version={version} />
          <Rubric content={version.content} />
        </Section>
      ))}
      {indicators.map((version) => (
        <Section key={version.id} title={`${version.code} ${version.version}`}>
          <Used version={version} />
          <Indicators content={version.content} />
        </Section>
      ))}
    </OfficePage>
  )
}

function Used({ version }: { version: { publishedAt: Date; calls: { code: string }[] } }) {
  const calls = version.calls.map(({ code }) => code).join(', ')
  return (
    <p className="muted">
      Gepubliceerd op <Instant at={version.publishedAt} precision="day" />. {calls ? `Gebruikt door ${calls}.` : 'Nog door geen oproep gebruikt.'}
    </p>
  )
}

function Rubric({ content }: { content: unknown }) {
  const rubric = rubricVersion.parse(content)
  return (
    <>
      <DataTable
        stacks
        label={`Criteria van ${rubric.code} ${rubric.version}`}
        rows={rubric.scored}
        rowKey={({ code }) => code}
        columns={[
          { key: 'code', head: 'Code', narrow: true, cell: ({ code }) => code },
          { key: 'name', head: 'Criterium', rowHead: true, cell: ({ nameNl }) => nameNl },
          { key: 'scope', head: 'Per', cell: ({ scope }) => (scope === 'ACTIVITY' ? 'activiteit' : 'dossier') },
          { key: 'weight', head: 'Gewicht', numeric: true, cell: ({ weight }) => weight },
          { key: 'asked', head: 'Vraag', cell: ({ askedNl }) => askedNl },
        ]}
      />
      <details>
        <summary>Basisvoorwaarden ({rubric.knockouts.length})</summary>
        <DataTable
          stacks
          label={`Basisvoorwaarden van ${rubric.code} ${rubric.version}`}
          rows={rubric.knockouts}
          rowKey={({ code }) => code}
          columns={[
            { key: 'code', head: 'Code', narrow: true, cell: ({ code }) => code },
            { key: 'name', head: 'Voorwaarde', rowHead: true, cell: ({ nameNl }) => nameNl },
            { key: 'rule', head: 'Regel', cell: ({ ruleNl }) => ruleNl.replaceAll('≥', 'minstens').replaceAll('≤', 'ten hoogste') },
            { key: 'curable', head: 'Aan te vullen', cell: ({ curable }) => (curable ? 'ja' : 'nee') },
          ]}
        />
      </details>
    </>
  )
}

function Indicators({ content }: { content: unknown }) {
  const { code, version, indicators } = indicatorVersion.parse(content)
  return (
    <DataTable
      stacks
      label={`Indicatoren van ${code} ${version}`}
      rows={indicators}
      rowKey={(indicator) => indicator.code}
      columns={[
        { key: 'code', head: 'Code', narrow: true, cell: (indicator) => indicator.code },
        { key: 'name', head: 'Indicator', rowHead: true, cell: ({ nameNl }) => nameNl },
        { key: 'definition', head: 'Definitie', cell: ({ definitionNl }) => definitionNl },
        { key: 'unit', head: 'Eenheid', cell: ({ unit }) => unitWords[unit] ?? unit },
        { key: 'target', head: 'Doel', cell: ({ target }) => target?.textNl.replaceAll('≥', 'minstens') ?? '' },
      ]}
    />
  )
}

/** The units are codes of the data; an unknown one shows as it is. */
const unitWords: Readonly<Record<string, string>> = {
  count: 'aantal', hours: 'uur', 'count, hours': 'aantal en uur', boolean: 'ja/nee', 'boolean + count': 'ja/nee en aantal',
  'EUR/hour': 'euro per kinduur', 'count per NIS': 'aantal per gemeente', 'percentage points': 'procentpunt', '0-4': '0 tot 4', '1-5': '1 tot 5',
}
