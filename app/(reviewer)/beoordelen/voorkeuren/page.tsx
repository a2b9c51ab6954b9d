import type { Metadata } from 'next'
import { AskedTick } from '@/app/_form/asked-tick'
import { CheckboxesField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { NumberField } from '@/app/_form/number-field'
import { RepeatRows } from '@/app/_form/repeat-rows'
import { SelectField } from '@/app/_form/select-field'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { requireActor } from '@/lib/auth'
import { formatKbo } from '@/lib/organisations/kbo'
import type { BiddableFile } from '@/lib/reviews/biddable-files'
import { bids, bidWords } from '@/lib/reviews/expertise-schema'
import { expertiseView } from '@/lib/reviews/expertise-view'
import { bid, state, stateEmployers } from './actions'
import { Formula } from './formula'

export const metadata: Metadata = { title: 'Deskundigheid en voorkeuren' }

export default async function PreferencesPage() {
  const actor = await requireActor()
  const { stated, options, files, employers } = await readPage(actor, (tx) => expertiseView(tx, actor))
  const values = { themes: stated?.themes ?? [], disciplines: stated?.disciplines ?? [], ageBands: stated?.ageBands ?? [], provinces: stated?.provinces ?? [], maxFiles: stated?.maxFiles?.toString() ?? '' }
  return (
    <OfficePage aside={<Formula />}>
      <Breadcrumb items={[{ label: 'Beoordelen', href: '/beoordelen' }]} />
      <PageHeading title="Deskundigheid en voorkeuren" lead="Hiermee kiest het loket welke dossiers bij u passen. Alleen de dossierbeheerders zien dit." />
      <Section title="Wat u kent" ruled>
        <Form action={state} values={values} submit="Bewaar" label="Wat u kent">
          <CheckboxesField name="themes" label="Thema’s" options={options.themes} optional inline />
          <CheckboxesField name="disciplines" label="Disciplines" options={options.disciplines} optional inline />
          <CheckboxesField name="ageBands" label="Leeftijden" options={options.ageBands} optional />
          <CheckboxesField name="provinces" label="Provincies die u kent" options={options.provinces} optional inline />
          <NumberField name="maxFiles" label="Hoeveel dossiers hoogstens per oproep?" hint="Laat u dit leeg, dan krijgt u hoogstens een gelijk deel plus twee." optional width="short" />
        </Form>
      </Section>
      <Section title="Waar u werkt en werkte" intro="Ook functies en mandaten, zoals in een raad van bestuur, van de laatste 5 jaar. U krijgt dan geen dossiers van deze organisaties, met hen als partner, of tegenover hen in dezelfde oproep." ruled>
        <Form action={stateEmployers} submit="Bewaar" label="Waar u werkt en werkte">
          <RepeatRows
            name="employers"
            rowLabel="Organisatie"
            columns={[
              { name: 'name', label: 'Organisatie', wide: true },
              { name: 'kbo', label: 'Ondernemingsnummer' },
              { name: 'untilYear', label: 'Tot en met (jaar)', kind: 'number' },
            ]}
            rows={employers.map(({ name, kbo, untilYear }) => ({ name, kbo: formatKbo(kbo), untilYear: untilYear?.toString() ?? '' }))}
            minimum={1}
            maximum={30}
          />
          <p className="muted small">Vul bij elke organisatie het ondernemingsnummer in. Werkt u er nog? Laat het jaar dan leeg.</p>
          <AskedTick name="knows" label="Ik weet dat wat ik over deze dossiers indiende, niet meer meetelt" />
        </Form>
      </Section>
      <Section title="Dossiers die een beoordelaar zoeken" ruled>
        {files.length === 0 ? <p className="muted">Nu zijn er geen.</p> : (
          <Form action={bid} values={Object.fromEntries(files.map(({ id, bid }) => [`bids.${id}`, bid ?? '']))} submit="Bewaar voorkeuren" label="Voorkeuren per dossier">
            <p className="muted">Hebt u een belang in een dossier? <a href="/beoordelen/belangen">Meld het</a>.</p>
            {files.map((file) => <SelectField key={file.id} name={`bids.${file.id}`} label={labelOf(file)} hint={file.call} options={[{ value: '', label: 'geen voorkeur' }, ...bids.map((value) => ({ value, label: bidWords[value] }))]} optional width="medium" />)}
          </Form>
        )}
      </Section>
    </OfficePage>
  )
}

const labelOf = ({ title, organisation, municipality }: BiddableFile): string => `${title}: ${organisation}${municipality === '' ? '' : `, ${municipality}`}`
