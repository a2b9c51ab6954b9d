import { readPage } from '@/app/_frame/read-page'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import { requireActor } from '@/lib/auth'
import { lessonsToCurate, type LessonToCurate } from '@/lib/knowledge/queries'
import { lessonWords } from '@/lib/knowledge/words'

export const metadata = { title: 'Kennisbank beheren' }

export default async function CurationPage() {
  const actor = await requireActor()
  const { lessons, reports } = await readPage(actor, (tx) => lessonsToCurate(tx, actor))
  const proposed = lessons.filter(({ status }) => status === 'PROPOSED')
  return (
    <OfficePage>
      <PageHeading title="Kennisbank" lead="Een les wordt publiek met de toestemming van de begunstigde, uit een aanvaard verslag.">
        <p><a href="/kennis">Publieke kennisbank</a> · <a href="/kennis/noden">Noden van organisaties</a></p>
      </PageHeading>
      <Section title={`Voorgesteld (${proposed.length})`}><LessonTable label="Voorgestelde lessen" lessons={proposed} empty="Er is geen les voorgesteld." waiting /></Section>
      <Section title="Aanvaarde verslagen zonder les">
        <DataTable
          stacks
          label="Aanvaarde verslagen zonder les"
          rows={reports}
          rowKey={({ id }) => id}
          empty="Uit elk aanvaard verslag is al een les voorgesteld."
          columns={[
            { key: 'number', head: 'Dossier', narrow: true, cell: ({ grant }) => grant.number },
            { key: 'title', head: 'Aanvraag', rowHead: true, cell: ({ grant }) => <>{grant.application.title}<span className="table__note">{grant.organisation.legalName}</span></> },
            { key: 'act', head: 'Les', narrow: true, cell: ({ grant }) => <a href={`/beheer/kennis/nieuw?dossier=${grant.number}`}>Stel een les voor<span className="visually-hidden"> uit {grant.number}</span></a> },
          ]}
        />
      </Section>
      <Section title="Gepubliceerd en afgesloten"><LessonTable label="Gepubliceerde en afgesloten lessen" lessons={lessons.filter(({ status }) => status !== 'PROPOSED')} empty="Er is nog geen les gepubliceerd." /></Section>
    </OfficePage>
  )
}

function LessonTable({ label, lessons, empty, waiting = false }: { label: string; lessons: readonly LessonToCurate[]; empty: string; waiting?: boolean }) {
  return (
    <DataTable
      stacks
      label={label}
      rows={lessons}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        { key: 'title', head: 'Les', rowHead: true, cell: ({ id, title }) => <a href={`/beheer/kennis/${id}`}>{title}</a> },
        { key: 'source', head: 'Uit', cell: ({ grant }) => `${grant.organisation.legalName}, ${grant.number}` },
        { key: 'status', head: 'Stand', cell: ({ status }) => <StatusWord tone={lessonWords[status].tone}>{lessonWords[status].word}</StatusWord> },
        ...(waiting ? [{ key: 'waits', head: 'Wacht op', cell: (lesson: LessonToCurate) => lesson.waitsFor ?? 'Niets: klaar om te publiceren.' }] : [{ key: 'at', head: 'Gepubliceerd', narrow: true, cell: (lesson: LessonToCurate) => (lesson.publishedAt ? <Instant at={lesson.publishedAt} precision="day" short /> : '–') }]),
      ]}
    />
  )
}
