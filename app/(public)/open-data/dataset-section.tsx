import { ChartTable } from '@/app/_ui/chart-table'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import type { Dataset, OpenDocument } from '@/lib/monitor/open-data/dataset'
import { formatsOf } from '@/lib/monitor/open-data/shelf'
import type { KnownFile } from '@/lib/monitor/open-data/shelf-view'

/** What is in a dataset, its files, and what each field says. */
export function DatasetSection({ of: one, files }: { of: Dataset | OpenDocument; files: ReadonlyMap<string, KnownFile> }) {
  const known = formatsOf(one).flatMap((format) => files.get(`${one.name}.${format}`) ?? [])
  const newest = known.toSorted((a, b) => b.modifiedAt.getTime() - a.modifiedAt.getTime())[0]
  return (
    <Section title={one.title} id={one.name} ruled>
      <p>{one.description}</p>
      <ul>
        {formatsOf(one).map((format) => {
          const name = `${one.name}.${format}`
          const file = files.get(name)
          return <li key={format}><a href={`/api/open-data/${name}`} download={name}>Download {name}</a>{file && <span className="muted"> ({sizeOf(file.sizeBytes)})</span>}</li>
        })}
      </ul>
      {newest && <p className="muted">Laatst veranderd: <Instant at={newest.modifiedAt} />.</p>}
      <ChartTable title={`Toon de velden van ${one.name}`}>
        <DataTable
          label={`Velden van ${one.name}`} density="lay" rows={one.fields} rowKey={({ name }) => name}
          columns={[
            { key: 'name', head: 'Veld', rowHead: true, cell: ({ name }) => <code>{name}</code> },
            { key: 'nl', head: 'Wat het zegt', cell: ({ nl }) => nl },
          ]}
        />
      </ChartTable>
    </Section>
  )
}

const sizeOf = (bytes: bigint): string => (bytes < 1_000n ? `${bytes} bytes` : bytes < 1_000_000n ? `${bytes / 1_000n} kB` : `${(Number(bytes) / 1e6).toLocaleString('nl-BE', { maximumFractionDigits: 1 })} MB`)
