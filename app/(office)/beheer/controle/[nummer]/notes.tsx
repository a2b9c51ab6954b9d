import { DateField } from '@/app/_form/date-field'
import { FileField } from '@/app/_form/file-field'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { DataTable } from '@/app/_ui/data-table'
import { Empty } from '@/app/_ui/empty'
import { Instant } from '@/app/_ui/instant'
import { LocalDate } from '@/app/_ui/local-date'
import { Section } from '@/app/_ui/section'
import type { ControlOfFile } from '@/lib/controls/queries'
import { fileSize } from '@/lib/filings/attachment-words'
import { addFile, note } from '../actions'

type Props = { view: ControlOfFile; control: NonNullable<ControlOfFile['control']>; visit: boolean }

/** What was seen, with its files; for the office alone. */
export function Notes({ view: { grant, names, mayWork }, control, visit }: Props) {
  return (
    <>
      <Section title="Nota’s" intro="De begunstigde leest dit niet." ruled>
        {control.notes.length === 0 && <Empty>Er is nog geen nota.</Empty>}
        {control.notes.map(({ id, text, visitedOn, authorId, writtenAt }) => (
          <div key={id}>
            <p className="small muted">{visitedOn && <>Bezoek op <LocalDate date={visitedOn.toISOString().slice(0, 10)} />. </>}{names.get(authorId) ?? 'onbekend'}, <Instant at={writtenAt} short /></p>
            {text.split(/\n{2,}/).map((part) => <p key={part}>{part}</p>)}
          </div>
        ))}
        {mayWork && (
          <Form action={note} hidden={{ grantId: grant.id }} submit="Bewaar de nota" label="Nota bij de controle">
            {visit && <DateField name="visitedOn" label="Dag van het bezoek" hint="dd/mm/jjjj. Laat leeg als de nota niet over een bezoek gaat." optional />}
            <TextAreaField name="text" label="Nieuwe nota" maximum={10_000} rows={4} />
          </Form>
        )}
      </Section>
      <Section title="Bestanden" ruled>
        <DataTable
          label="Bestanden van de controle"
          empty="Er is nog geen bestand."
          rows={control.files}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', head: 'Bestand', rowHead: true, cell: ({ id, name, file }) => (file.scan?.state === 'INFECTED' ? <>{name}<span className="table__note">In dit bestand zit een virus.</span></> : <a href={`/beheer/controle/bestanden/${id}`} download>{name}</a>) },
            { key: 'size', head: 'Grootte', numeric: true, cell: ({ file }) => fileSize(file.sizeBytes) },
            { key: 'by', head: 'Toegevoegd door', cell: ({ addedById, addedAt }) => <>{names.get(addedById) ?? 'onbekend'}<span className="table__note"><Instant at={addedAt} short /></span></> },
          ]}
        />
        {mayWork && (
          <Form action={addFile} hidden={{ grantId: grant.id }} submit="Voeg bestand toe" label="Bestand bij de controle">
            <FileField name="file" label="Bestand" hint="Een sessieblad, foto of bewijsstuk, ten hoogste 10 MB. Geen lijsten met namen van kinderen." />
          </Form>
        )}
      </Section>
    </>
  )
}
