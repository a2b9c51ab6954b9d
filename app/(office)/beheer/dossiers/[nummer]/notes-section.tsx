import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Empty } from '@/app/_ui/empty'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import type { Dossier } from '@/lib/applications/dossier'
import { addNote } from './actions'

export function NotesSection({ dossier, mayWrite }: { dossier: Dossier; mayWrite: boolean }) {
  const { application, notes, people } = dossier
  return (
    <Section title="Nota's" intro="Alleen voor het kantoor. De aanvrager en de beoordelaars lezen dit niet.">
      {notes.length === 0 && <Empty>Nog geen nota's.</Empty>}
      {notes.map(({ id, text, authorId, writtenAt }) => (
        <div className="note" key={id}>
          <p className="prose">{text}</p>
          <p className="muted small">{people.get(authorId) ?? 'collega'}, <Instant at={writtenAt} precision="minute" /></p>
        </div>
      ))}
      {mayWrite && (
        <Form action={addNote} hidden={{ applicationId: application.id }} submit="Bewaar de nota" label="Nota schrijven">
          <TextAreaField name="text" label="Nieuwe nota" rows={3} maximum={4000} />
        </Form>
      )}
    </Section>
  )
}
