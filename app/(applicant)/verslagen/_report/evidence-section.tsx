import { ScanState } from '@/app/_file/scan-state'
import { UnfinishedUploads } from '@/app/_file/unfinished-uploads'
import { UploadForm } from '@/app/_file/upload-form'
import { Form } from '@/app/_form/form'
import { Button } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import { knownFileProblem } from '@/lib/files/file-problems'
import { fileSize } from '@/lib/filings/attachment-words'
import { ofActivity, ofCosts } from '@/lib/reports/evidence'
import { evidenceWords, kindsAt, type EvidencePlace } from '@/lib/reports/evidence-places'
import { placesOn, wordsOfPlace } from '@/lib/reports/evidence-words'
import type { PartState } from '@/lib/reports/parts'
import { removeReportFile } from '../actions'
import type { ReportPageView } from './load-report'

type EvidenceProps = { view: ReportPageView; page: PartState; problem: string | undefined }

/** The files beside one page of a report. They have forms of their own: a file is kept the moment it is sent. One that waits for the virus scanner holds nobody up. */
export function EvidenceSection({ view, page, problem }: EvidenceProps) {
  const { actor, report, grant, context, draft, scanner, opened } = view
  const activity = page.activity === undefined ? undefined : context.activities[page.activity]
  const whole: EvidencePlace = activity ? { activity: activity.rowId, figure: null } : { activity: null, cost: null }
  const files = activity ? ofActivity(context.files, activity.rowId) : ofCosts(context.files)
  const places = placesOn(whole, draft)
  const editable = view.editable && (opened === null || opened.has(page.path))
  return (
    <>
      <Section title="Bewijsstukken" ruled id="bewijsstukken" intro={activity ? 'Nooit een lijst met namen van kinderen, en geen foto van een herkenbaar kind zonder toestemming.' : 'Bij uw drie grootste kosten voegt u de factuur, het loonbewijs of het betaalbewijs toe. De andere bewijsstukken bewaart u: we kunnen ze altijd opvragen.'}>
        <DataTable
          label="Bewijsstukken" density="lay" rows={files} rowKey={({ id }) => id} empty="Nog geen bestanden."
          columns={[
            { key: 'name', head: 'Bestand', rowHead: true, cell: ({ id, name, size, uploadedAt }) => <><a href={`/api/bewijsstukken/${id}`}><bdi>{name}</bdi></a><br /><span className="file__facts muted">{fileSize(size)}, <Instant at={uploadedAt} short /></span></> },
            { key: 'kind', head: 'Soort', cell: ({ kind, at }) => <>{evidenceWords[kind]}<br /><span className="file__facts muted">{wordsOfPlace(at, draft)}</span></> },
            { key: 'scan', head: 'Virusscan', cell: ({ scan }) => <ScanState scan={scan} scanner={scanner} /> },
            ...(editable ? [{ key: 'remove', head: <span className="visually-hidden">Verwijderen</span>, cell: ({ id, name }: (typeof files)[number]) => (
              <Form action={removeReportFile} hidden={{ reportId: report.id, fileId: id, page: page.path }} label={`Verwijder ${name}`}>
                <Button kind="danger" small>Verwijder<span className="visually-hidden"> {name}</span></Button>
              </Form>
            ) }] : []),
          ]}
        />
      </Section>
      {editable && (
        <Section title="Voeg een bewijsstuk toe" intro={`Ten hoogste ${grant.call.maxFileMb} MB per bestand, ${grant.call.maxFiles} bestanden op deze pagina. Een bestand is bewaard zodra u het toevoegt, zonder de knoppen hierboven. Bewaar eerst wat u hierboven typte.`}>
          <UnfinishedUploads actor={actor} applicationId={grant.applicationId} report={{ id: report.id, places: places.map(({ value }) => value), words: evidenceWords }} />
          <UploadForm
            address={`/verslagen/${report.id}/bewijsstukken`}
            page={page.path}
            kinds={kindsAt(whole).map((kind) => ({ value: kind, label: evidenceWords[kind] }))}
            places={{ label: activity ? 'Bij welk cijfer hoort het?' : 'Bij welke kost hoort het?', options: places }}
            maxFileMb={grant.call.maxFileMb}
            problem={knownFileProblem(problem, grant.call)}
          />
        </Section>
      )}
    </>
  )
}
