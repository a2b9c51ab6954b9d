import { notFound } from 'next/navigation'
import { LetterView } from '@/app/_file/letter-view'
import { readPage } from '@/app/_frame/read-page'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TextField } from '@/app/_form/text-field'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SummaryList } from '@/app/_ui/summary-list'
import { requireActor } from '@/lib/auth'
import { exampleLetter } from '@/lib/letters/template-example'
import { fieldsOf, isTemplatePart, type TemplateField } from '@/lib/letters/template-fields'
import { templateTexts } from '@/lib/letters/template-queries'
import { AdminTabs } from '../../admin-tabs'
import { change } from '../actions'
import { fieldWords, partWords, placeWords } from '../part-words'

export const metadata = { title: 'Teksten van een brief' }

export default async function TemplatePage({ params }: { params: Promise<{ brief: string }> }) {
  const { brief } = await params
  const actor = await requireActor()
  const { version, texts } = await readPage(actor, (tx) => templateTexts(tx, actor))
  if (!isTemplatePart(brief)) notFound()
  const fields = fieldsOf(brief, texts)
  return (
    <OfficePage>
      <Breadcrumb items={[{ label: 'Brieven', href: '/admin/brieven' }]} />
      <AdminTabs current="/admin/brieven" />
      <Form
        action={change}
        hidden={{ part: brief, base: version === null ? '' : String(version) }}
        values={Object.fromEntries(fields.map(({ path, value }) => [`texts.${path}`, value]))}
        submit="Bewaar als nieuwe versie"
        heading={<PageHeading title={partWords[brief]} lead={`Dit zijn de teksten van versie ${texts.version}, de laatste. Wat u bewaart, is pas in gebruik als u dat op de pagina Brieven kiest.`} />}
      >
        <details>
          <summary>Wat de woorden tussen accolades betekenen</summary>
          <SummaryList rows={[...new Set(fields.flatMap(({ places }) => places))].map((place) => ({ term: `{${place}}`, value: placeWords[place] }))} />
        </details>
        {fields.map((field) => <OneText key={field.path} field={field} />)}
        <TextField name="note" label="Wat wijzigt u, en waarom?" hint="Staat bij de versie." maxLength={300} />
      </Form>
      <Section title="Voorbeeld" intro="Met verzonnen gegevens, en met alle varianten na elkaar. Een echte brief heeft er één.">
        <p><a href={`/admin/brieven/${brief}/voorbeeld.pdf?versie=${version ?? 'geleverd'}`}>Voorbeeld als pdf</a></p>
        <LetterView letter={exampleLetter(brief, texts)} releasedAt={null} />
      </Section>
    </OfficePage>
  )
}

function OneText({ field: { path, lines, places } }: { field: TemplateField }) {
  const known = places.length > 0 ? `U kunt gebruiken: ${places.map((place) => `{${place}}`).join(', ')}.` : ''
  const hint = `${lines ? 'Een lege regel begint een nieuwe alinea. ' : ''}${known}`.trim()
  return lines || path.includes('articles') || path === 'inspection' || path === 'policyAdvice' ? <TextAreaField name={`texts.${path}`} label={fieldWords(path)} hint={hint} rows={lines ? 5 : 2} /> : <TextField name={`texts.${path}`} label={fieldWords(path)} hint={hint} maxLength={200} />
}
