import type { Metadata } from 'next'
import { NumberField } from '@/app/_form/number-field'
import { SelectField } from '@/app/_form/select-field'
import { TextField } from '@/app/_form/text-field'
import { ButtonLink } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { FilterBar } from '@/app/_ui/filter-bar'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pager } from '@/app/_ui/pager'
import { SideBlock } from '@/app/_ui/side-block'
import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { findLessons, knowledgeWords, PAGE } from '@/lib/knowledge/queries'
import { addressOf, foundWords, readSearch } from '@/lib/knowledge/search-address'
import { LessonMarks } from './lesson-marks'

export const metadata: Metadata = { title: 'Kennisbank' }

export default async function KnowledgePage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const search = readSearch(await searchParams)
  const { found, words } = await asActor(await currentActor(), async (tx) => ({ found: await findLessons(tx, search), words: await knowledgeWords(tx) }))
  return (
    <LayPage aside={<Aside />}>
      <PageHeading title="Kennisbank" lead="Wat STEM-academies en partnerschappen leerden, uit verslagen die VLAIO aanvaardde en met hun toestemming." />
      <FilterBar action="/kennis" label="Zoek in de kennisbank" submitLabel="Zoek" resetHref={addressOf({ ...search, words: '', criterion: '', theme: '', age: null }, 1)}>
        <TextField name="zoek" label="Woorden" kind="search" defaultValue={search.words} optional />
        <SelectField name="criterium" label="Criterium" placeholder="Alle criteria" options={words.criteria} defaultValue={search.criterion} />
        <SelectField name="thema" label="Thema" placeholder="Alle thema’s" options={words.themes} defaultValue={search.theme} />
        <NumberField name="leeftijd" label="Leeftijd" defaultValue={search.age === null ? '' : String(search.age)} optional />
      </FilterBar>
      <section className="section">
        <h2 className="section__title--ruled">{foundWords(found.total)}</h2>
        <div className="section__body">
          {found.total === 0 && <Empty>Zoek met minder of andere woorden, of laat een filter weg. <a href="/kennis">Toon alle lessen</a></Empty>}
          {found.rows.map((lesson) => (
            <article key={lesson.id} className="note">
              <h3><a href={`/kennis/${lesson.id}`}>{lesson.title}</a></h3>
              <p>{shortened(lesson.text)}</p>
              <LessonMarks lesson={lesson} words={words} />
            </article>
          ))}
          <Pager counted page={search.page} pageCount={Math.ceil(found.total / PAGE)} total={found.total} unit={['les', 'lessen']} hrefFor={(page) => addressOf(search, page)} />
        </div>
      </section>
    </LayPage>
  )
}

function Aside() {
  return (
    <SideBlock title="Vindt u niet wat u zoekt?">
      <p>Stel voor waarover academies meer willen weten, en steun wat anderen voorstelden.</p>
      <p><ButtonLink kind="secondary" href="/kennis/noden">Bekijk de noden</ButtonLink></p>
    </SideBlock>
  )
}

const shortened = (text: string): string => (text.length <= 240 ? text : `${text.slice(0, text.lastIndexOf(' ', 240))} …`)
