import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Checksum } from '@/app/_ui/checksum'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { requireActor } from '@/lib/auth'
import { selectionView, type SelectionView } from '@/lib/controls/selection-view'
import { reasonsInWords } from '@/lib/controls/words'
import { formatCents } from '@/lib/money'

export const metadata: Metadata = { title: 'Selectie voor controle' }

export default async function SelectionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor()
  const view = await readPage(actor, (tx) => selectionView(tx, actor, id))
  const { selection, rows, madeBy } = view
  const selected = rows.filter(({ reasons }) => reasons.length > 0).length
  return (
    <OfficePage>
      <Breadcrumb items={[{ label: 'Controle', href: '/beheer/controle' }, { label: 'Selecties', href: '/beheer/controle?deel=selecties' }]} />
      <PageHeading title={`Selectie ${selection.call.code}, ronde ${selection.round}`} kicker={selection.call.name} lead={`${rows.length} verslagen gewogen, ${selected} geselecteerd voor controle.`} />
      <p>Gemaakt door {madeBy} op <Instant at={selection.madeAt} />. Controlegetal: <Checksum hex={selection.sha256} /></p>
      <Section title="Gewogen dossiers" ruled>
        <DataTable
          label="Gewogen dossiers"
          rows={rows}
          rowKey={({ number }) => number}
          columns={[
            { key: 'number', head: 'Dossier', rowHead: true, cell: ({ number, reasons }) => (reasons.length > 0 ? <a href={`/beheer/controle/${number}`}>{number}</a> : number) },
            { key: 'why', head: 'Waarom geselecteerd', cell: ({ reasons }) => (reasons.length > 0 ? reasonsInWords(reasons) : 'niet geselecteerd') },
            { key: 'granted', head: 'Toegekend', unit: 'euro', numeric: true, cell: ({ grantedCents }) => formatCents(BigInt(grantedCents)) },
            { key: 'first', head: 'Eerste subsidie', cell: ({ firstTime }) => (firstTime ? 'ja' : 'nee') },
            { key: 'planned', head: 'Kinduren', unit: 'gepland', numeric: true, cell: ({ plannedChildHours }) => hours(plannedChildHours) },
            { key: 'held', head: 'Kinduren', unit: 'gehaald', numeric: true, cell: ({ childHours }) => hours(childHours) },
            { key: 'cost', head: 'Kost', unit: 'euro', numeric: true, cell: ({ costCents }) => formatCents(BigInt(costCents)) },
            { key: 'place', head: 'Plaats in de trekking', numeric: true, cell: ({ place }) => place ?? 'deed al mee' },
            { key: 'key', head: 'Sleutel', cell: ({ key }) => key && `${key.slice(0, 12)}…` },
          ]}
        />
      </Section>
      <Rules view={view} />
      <Draw view={view} />
    </OfficePage>
  )
}

function Rules({ view: { input: { thresholds, others }, result: { band } } }: { view: SelectionView }) {
  return (
    <Section title="De regels" ruled>
      <ul>
        <li>Elk dossier vanaf {formatCents(BigInt(thresholds.amountFromCents))} euro.</li>
        {thresholds.firstTime && <li>Elke organisatie die voor het eerst subsidie krijgt in dit loket.</li>}
        <li>Wie minder dan {thresholds.deliveryMinPercent}% of meer dan {thresholds.deliveryMaxPercent}% van de geplande kinduren haalde.</li>
        <li>
          Wie per kinduur minder kostte dan het {thresholds.costLowPercent}e of meer dan het {thresholds.costHighPercent}e percentiel van de oproep. Bij n verslagen is dat het verslag met rangnummer p × n / 100, naar boven afgerond.
          {band && <> Hier: {perHour(band.low)} en {perHour(band.high)} euro per kinduur{others.length > 0 && <>, met {others.length} verslagen die eerder binnen waren</>}.</>} De kost is wat het verslag opgeeft, of het toegekende bedrag waar de oproep geen kosten vraagt.
        </li>
        <li>Een steekproef van {thresholds.samplePercent}% van alle dossiers.</li>
      </ul>
    </Section>
  )
}

/** How anyone draws it again. */
function Draw({ view: { selection, input: { thresholds, before }, rows } }: { view: SelectionView }) {
  const took = rows.filter(({ place }) => place !== null).length
  return (
    <Section title="Trek de steekproef zelf opnieuw" ruled>
      <p>Startwaarde: <strong>{selection.seed}</strong></p>
      <ol>
        <li>Zet de dossiers die nog niet meededen op volgorde van hun nummer. Het eerste krijgt plaats 1, het volgende plaats 2, enzovoort.</li>
        <li>De sleutel van een plaats is de SHA-256 van het zaad, een dubbelpunt en de plaats. In een opdrachtvenster: <code>printf &apos;{selection.seed}:1&apos; | sha256sum</code></li>
        <li>De kleinste sleutels zijn getrokken: zoveel dat over alle trekkingen van de oproep {thresholds.samplePercent}% bereikt is, naar boven afgerond. Eerder deden {before.took} dossiers mee en werden er {before.drawn} getrokken; nu doen er {took} mee.</li>
      </ol>
      <p><a href={`/beheer/controle/selecties/${selection.id}/selectie.json`}>Download alle gegevens en het resultaat (JSON)</a></p>
    </Section>
  )
}

const hours = (value: number): string => value.toLocaleString('nl-BE', { maximumFractionDigits: 2 })
const perHour = ({ costCents, childHours }: { costCents: string; childHours: number }): string => (Number(costCents) / 100 / childHours).toLocaleString('nl-BE', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
