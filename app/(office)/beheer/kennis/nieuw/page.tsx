import { Form } from '@/app/_form/form'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { SideBlock } from '@/app/_ui/side-block'
import { requireActor } from '@/lib/auth'
import { sourceOfLesson } from '@/lib/knowledge/queries'
import { propose } from '../actions'
import { LessonFields } from '../lesson-fields'

export const metadata = { title: 'Les voorstellen' }

export default async function NewLessonPage({ searchParams }: { searchParams: Promise<{ dossier?: string | string[] }> }) {
  const { dossier } = await searchParams
  const actor = await requireActor()
  const { grant, learnt, ageMin, ageMax, themesOfPlan, words } = await readPage(actor, (tx) => sourceOfLesson(tx, actor, typeof dossier === 'string' ? dossier : ''))
  return (
    <OfficePage
      aside={
        <SideBlock title="Wat het verslag zegt">
          {learnt.length === 0 && <p>In het verslag staat geen les voor anderen.</p>}
          {learnt.map(({ title, lesson }) => <div key={title + lesson}><p><strong>{title}</strong></p><p className="prose">{lesson}</p></div>)}
        </SideBlock>
      }
    >
      <Breadcrumb items={[{ label: 'Kennisbank', href: '/beheer/kennis' }]} />
      <Form action={propose} hidden={{ number: grant.number }} values={{ ageMin: String(ageMin), ageMax: String(ageMax), themes: themesOfPlan }} submit="Stel de les voor" requiredNote heading={<PageHeading kicker={`${grant.number}, ${grant.organisation.legalName}`} title="Stel een les voor" />}>
        <LessonFields words={words} />
      </Form>
    </OfficePage>
  )
}
