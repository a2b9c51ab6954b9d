import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Instant } from '@/app/_ui/instant'
import { LayPage } from '@/app/_ui/lay-page'
import { Marked } from '@/app/_ui/marked'
import { PageHeading } from '@/app/_ui/page-heading'
import { currentActor } from '@/lib/auth'
import { publicLesson } from '@/lib/knowledge/queries'
import { LessonMarks } from '../lesson-marks'

export const metadata: Metadata = { title: 'Les uit de praktijk' }

export default async function LessonPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { lesson, words } = await readPage(await currentActor(), (tx) => publicLesson(tx, id))
  const { organisation, call } = lesson.grant
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'Kennisbank', href: '/kennis' }]} />
      <PageHeading kicker="Les uit de praktijk" title={lesson.title} />
      <p className="prose">{lesson.text}</p>
      {lesson.tip !== '' && <Marked label="Tip"><p className="prose">{lesson.tip}</p></Marked>}
      <LessonMarks lesson={{ ...lesson, organisation: organisation.legalName }} words={words} />
      <p className="small muted">Uit een aanvaard verslag in de oproep {call.name}, met toestemming van {organisation.legalName}.{lesson.publishedAt && <> Gepubliceerd op <Instant at={lesson.publishedAt} precision="day" />.</>}</p>
    </LayPage>
  )
}
