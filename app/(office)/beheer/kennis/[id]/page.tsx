import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import { requireActor } from '@/lib/auth'
import { lessonToEdit } from '@/lib/knowledge/queries'
import { lessonWords } from '@/lib/knowledge/words'
import { edit, end, publish } from '../actions'
import { LessonFields } from '../lesson-fields'

export const metadata = { title: 'Les' }

export default async function EditLessonPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor()
  const { lesson, waitsFor, words } = await readPage(actor, (tx) => lessonToEdit(tx, actor, id))
  const { status, grant, version } = lesson
  const hidden = { lessonId: id, version: String(version) }
  return (
    <OfficePage>
      <Breadcrumb items={[{ label: 'Kennisbank', href: '/beheer/kennis' }]} />
      <PageHeading kicker={`${grant.number}, ${grant.organisation.legalName}`} title={lesson.title}>
        <p><StatusWord tone={lessonWords[status].tone}>{lessonWords[status].word}</StatusWord> {lesson.reason}</p>
        <p><a href={`/beheer/dossiers/${grant.number}`}>Naar het dossier</a>{status === 'PUBLISHED' && <> · <a href={`/kennis/${id}`}>Bekijk de publieke les</a></>}</p>
      </PageHeading>
      {(status === 'PROPOSED' || status === 'TAKEN_BACK') && (
        <Section title="Publiceren">
          {waitsFor ? <p>{waitsFor}</p> : <Form action={publish} hidden={hidden} submit="Publiceer de les" label="Publiceren"><p>De begunstigde gaf toestemming en het verslag is aanvaard. Iedereen leest de tekst zoals hij hieronder bewaard is.</p></Form>}
        </Section>
      )}
      {status !== 'REJECTED' && (
        <Section title="Tekst">
          <Form key={version} action={edit} hidden={hidden} values={{ title: lesson.title, text: lesson.text, tip: lesson.tip, criteria: lesson.criteria, themes: lesson.themes, ageMin: String(lesson.ageMin), ageMax: String(lesson.ageMax) }} submit="Bewaar" label="Tekst van de les">
            <LessonFields words={words} />
          </Form>
        </Section>
      )}
      {(status === 'PROPOSED' || status === 'PUBLISHED') && (
        <details className="fold">
          <summary>{status === 'PUBLISHED' ? 'Neem de les terug' : 'Weerhoud de les niet'}</summary>
          <Form action={end} hidden={{ lessonId: id }} submit={status === 'PUBLISHED' ? 'Neem terug' : 'Weerhoud niet'} danger label="Afsluiten">
            <TextAreaField name="reason" label="Reden" rows={2} minimum={10} maximum={500} />
          </Form>
        </details>
      )}
    </OfficePage>
  )
}
