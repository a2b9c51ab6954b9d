import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { pasteTables, type PasteKind } from '@/lib/applications/pasted-rows'
import { paste } from '../copy-actions'
import { PastePreview } from './paste-preview'

type PastePageProps = { id: string; kind: PasteKind; back: string; backLabel: string; rowId?: string; kicker?: string }

/** Rows from Excel, LibreOffice or a CSV file: first a look, then they are added. */
export function PastePage({ id, kind, back, backLabel, rowId, kicker }: PastePageProps) {
  const { fields, one, many, max } = pasteTables[kind]
  const columns = Object.values(fields)
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'Aanvraag', href: `/aanvragen/${id}` }, { label: backLabel, href: `/aanvragen/${id}/${back}` }]} />
      <Form
        action={paste}
        hidden={{ applicationId: id, kind, terug: back, ...(rowId === undefined ? {} : { rowId }) }}
        heading={<PageHeading kicker={kicker} title={`Plak ${many} uit uw rekenblad`} lead="Kopieer de cellen in Excel of LibreOffice en plak ze hier. We tonen eerst hoe we ze lezen. Er komt pas iets in uw aanvraag als u het toevoegt." />}
      >
        <TextAreaField name="pasted" label="Plak uit uw rekenblad" hint={`De kolommen: ${columns.map(({ label }) => label.toLowerCase()).join(', ')}. Met titels erboven mag de volgorde anders zijn.`} rows={10} />
        <PastePreview one={one} many={many} />
      </Form>
      <Section title="Goed om te weten" level={2}>
        <ul>
          <li>Tussen de kolommen staat een tab, een puntkomma of een komma.</li>
          {kind === 'sessies' ? <li>Datums zoals 14/09/2027, uren zoals 13:30. Staat er geen dagdeel, dan volgt het uit het beginuur.</li> : <li>Bedragen zoals 1.250,00.</li>}
          <li>De rijen komen onder de rijen die er al staan, tot {max} in het geheel.</li>
        </ul>
      </Section>
    </LayPage>
  )
}
