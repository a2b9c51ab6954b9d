import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PastePreview } from '@/app/(applicant)/aanvragen/_steps/paste-preview'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { pasteLog, pastePlaces } from '../../paste-actions'
import { activityPath } from '../../session-words'
import { readActivity } from '../read-activity'

export const metadata: Metadata = { title: 'Plakken' }

/** Sessions or places of residence from Excel, LibreOffice or a CSV file: first a look, then they are added. */
export default async function PasteLogPage({ params, searchParams }: { params: Promise<{ nummer: string; rij: string }>; searchParams: Promise<{ soort?: string | string[] }> }) {
  const places = (await searchParams).soort === 'woonplaats'
  const { page, activity } = await readActivity(params)
  if (!page.mayKeep) notFound()
  const here = activityPath(page.grant.number, activity.rowId)
  const hidden = { grantId: page.grant.id, rowId: activity.rowId, terug: here }
  const lead = 'Kopieer de cellen in Excel of LibreOffice en plak ze hier. We tonen eerst hoe we ze lezen. Er komt pas iets in het logboek als u het toevoegt.'
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'Activiteiten', href: `/dossiers/${page.grant.number}/activiteiten` }, { label: activity.title, href: here }]} />
      {places ? (
        <Form action={pastePlaces} hidden={hidden} heading={<PageHeading kicker={activity.title} title="Plak de woongemeenten" lead={lead} />}>
          <TextAreaField name="pasted" label="Plak uit uw rekenblad" hint="Twee kolommen: de NIS-code of de naam van de gemeente, en het aantal kinderen." rows={10} />
          <PastePreview one="gemeente" many="gemeenten" />
        </Form>
      ) : (
        <Form action={pasteLog} hidden={{ ...hidden, entryId: randomUUID() }} heading={<PageHeading kicker={activity.title} title="Plak sessies uit uw rekenblad" lead={lead} />}>
          <TextAreaField name="pasted" label="Plak uit uw rekenblad" hint="De kolommen: datum, dagdeel, duur, ingeschreven, aanwezig. Met titels erboven mag de volgorde anders zijn." rows={10} />
          <PastePreview one="sessie" many="sessies" goodOnly />
        </Form>
      )}
      <Section title="Goed om te weten" level={2}>
        <ul>
          <li>Tussen de kolommen staat een tab, een puntkomma of een komma.</li>
          {places
            ? <><li>“Buiten Vlaanderen” en “onbekend” zijn ook een plaats.</li><li>Wat u plakt, vervangt de woongemeenten die er al staan. U kunt dat ongedaan maken.</li></>
            : <><li>Datums zoals 14/09/2026, dagdelen zoals namiddag of NM, duur in uren zoals 1,5.</li><li>Een zesde kolom “geschrapt omdat” maakt van een lijn een sessie die niet doorging.</li><li>Alles wat u in één keer plakt, neemt u in één klik terug.</li></>}
        </ul>
      </Section>
    </LayPage>
  )
}
