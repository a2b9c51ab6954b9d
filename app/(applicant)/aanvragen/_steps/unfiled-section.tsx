import { Changes } from '@/app/_file/changes'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import type { UnfiledChanges } from '@/lib/applications/unfiled-changes'

/** What was changed after reopening and never filed: it does not count, and it is not lost. */
export function UnfiledSection({ unfiled }: { unfiled: readonly UnfiledChanges[] }) {
  return unfiled.map(({ id, endedAt, byDeadline, changes, files, back }) => (
    <Section key={id} title="Niet-ingediende wijzigingen" ruled>
      <p>
        {byDeadline ? 'U heropende deze aanvraag en diende ze niet opnieuw in voor het uiterste tijdstip. ' : 'U heropende deze aanvraag en liet daarna de ingediende versie gelden. '}
        Dit telt niet mee. U kunt het hier nog lezen (<Instant at={endedAt} precision="minute" />).
      </p>
      {changes.length > 0 && <Changes changes={changes} empty="" label="Niet-ingediende wijzigingen" density="lay" />}
      {files.length > 0 && (
        <>
          <h3>Bestanden die u toevoegde</h3>
          <Files files={files} />
        </>
      )}
      {back.length > 0 && (
        <>
          <h3>Bestanden die u verwijderde</h3>
          <p>Ze horen bij de ingediende versie en staan weer bij uw aanvraag.</p>
          <Files files={back} />
        </>
      )}
    </Section>
  ))
}

function Files({ files }: { files: UnfiledChanges['files'] }) {
  return <ul>{files.map(({ id, name }) => <li key={id}><a href={`/api/bestanden/${id}`}><bdi>{name}</bdi></a></li>)}</ul>
}
