import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { Form } from '@/app/_form/form'
import { TextChoice } from '@/app/_form/text-choice'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { ButtonLink } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { waitingTexts } from '@/lib/applications/waiting-texts'
import { mergeRequest } from '../../actions'
import { loadRequest } from '../../_steps/load-request'

export const metadata: Metadata = { title: 'Teksten samenvoegen' }

export default async function MergePage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, application, draft, context, editable } = await loadRequest((await params).id)
  const texts = await readPage(actor, tx => waitingTexts(tx, actor, application, draft, context.reference))
  const base = `/aanvragen/${application.id}`
  const heading = (
    <PageHeading
      title="Welke tekst houdt u?"
      lead={texts.length === 0 ? undefined : 'U en een collega schreven tegelijk in hetzelfde veld. De tekst van uw collega staat nu in de aanvraag. De uwe is bewaard, alleen voor u.'}
    />
  )
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'Overzicht', href: '/academie' }, { label: 'Aanvraag', href: base }]} />
      {texts.length === 0 || !editable ? (
        <>
          {heading}
          {texts.length === 0 ? <Empty>Er is niets samen te voegen.</Empty> : texts.map(({ field, label, mine }) => mine.map(({ id, text }) => <p key={`${field} ${id}`}><strong>{label}</strong><br /><span className="prose">{text}</span></p>))}
          <p><ButtonLink href={base}>Naar de aanvraag</ButtonLink></p>
        </>
      ) : (
        <Form
          action={mergeRequest}
          heading={heading}
          submit="Voeg samen"
          hidden={{ applicationId: application.id, ...Object.fromEntries(texts.flatMap(({ field, standing }, index) => [[`texts.${index}.field`, field], [`texts.${index}.standing`, JSON.stringify(standing)]])) }}
        >
          {texts.map(({ field, label, theirs, mine }, index) => (
            <TextChoice
              key={field}
              name={`texts.${index}.keep`}
              legend={label}
              options={[
                ...mine.map(({ id, text }, turn) => ({ value: id, label: mine.length === 1 ? 'Mijn tekst' : `Mijn tekst ${turn + 1}`, text })),
                { value: 'THEIRS', label: theirs.label, text: theirs.text },
              ]}
            />
          ))}
        </Form>
      )}
    </LayPage>
  )
}
