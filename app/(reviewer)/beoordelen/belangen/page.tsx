import type { Metadata } from 'next'
import { AskedTick } from '@/app/_form/asked-tick'
import { FieldGroup } from '@/app/_form/field-group'
import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextField } from '@/app/_form/text-field'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Empty } from '@/app/_ui/empty'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { requireActor } from '@/lib/auth'
import { conflictTypes, conflictWords } from '@/lib/reviews/conflicts'
import { declarableFiles, type DeclarableFile } from '@/lib/reviews/declarable-files'
import { declare } from './actions'

export const metadata: Metadata = { title: 'Meld een belang' }

export default async function DeclarePage() {
  const actor = await requireActor()
  const calls = await readPage(actor, (tx) => declarableFiles(tx, actor))
  return (
    <OfficePage>
      <Breadcrumb items={[{ label: 'Beoordelen', href: '/beoordelen' }]} />
      <PageHeading title="Meld een belang" lead="Kies bij elk dossier waarin u een belang hebt welk belang het is. U krijgt en ziet het dan niet meer. Van de andere dossiers verandert er niets." />
      {calls.length === 0 && <Empty>Er zijn nu geen oproepen met dossiers in beoordeling.</Empty>}
      {calls.map(({ id, name, files }) => (
        <Section key={id} title={name} ruled>
          <Form action={declare} hidden={{ callId: id }} submit="Meld de belangen" label={`Belangen in ${name}`}>
            {files.map((file) => (
              <FieldGroup key={file.id} legend={file.title} hint={headerOf(file)} inline>
                <SelectField name={`types.${file.id}`} label="Welk belang?" options={[{ value: '', label: 'geen belang' }, ...conflictTypes.map((type) => ({ value: type, label: conflictWords[type] }))]} width="medium" />
                <TextField name={`reasons.${file.id}`} label="Uitleg" hint="Nodig bij een ander belang." maxLength={1000} optional width="medium" />
              </FieldGroup>
            ))}
            <AskedTick name="knows" label="Ik weet dat wat ik over deze dossiers indiende, niet meer meetelt" />
          </Form>
        </Section>
      ))}
    </OfficePage>
  )
}

const headerOf = ({ organisation, municipality, partners }: DeclarableFile): string =>
  `${organisation}${municipality === '' ? '' : `, ${municipality}`}. ${partners.length === 0 ? 'Geen partners.' : `Partners: ${partners.join(', ')}.`}`
