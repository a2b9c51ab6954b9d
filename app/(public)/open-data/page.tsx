import type { Metadata } from 'next'
import { DataTable } from '@/app/_ui/data-table'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { visitor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { CATALOG_NAME, LICENCE } from '@/lib/monitor/open-data/catalog'
import { osloTerms } from '@/lib/monitor/open-data/oslo'
import { datasets, documents } from '@/lib/monitor/open-data/shelf'
import { knownFiles } from '@/lib/monitor/open-data/shelf-view'
import { DatasetSection } from './dataset-section'

export const metadata: Metadata = { title: 'Open data' }

export default async function OpenDataPage() {
  const files = await asActor(visitor, knownFiles)
  const all = [...datasets, ...documents]
  return (
    <LayPage aside={<Side names={all} />}>
      <PageHeading title="Open data" lead="Alles wat het STEM-loket bekendmaakt, kunt u downloaden en hergebruiken. U hoeft zich niet aan te melden." />
      {all.map((one) => <DatasetSection key={one.name} of={one} files={files} />)}
      <Section title="Wat u moet weten over deze bestanden" ruled>
        <ul>
          <li>CSV is UTF-8 met komma’s en een decimaal punt. De kop noemt de velden van de JSON. Meer waarden in één cel staan tussen verticale strepen.</li>
          <li>Teksten die iemand intypte, verliezen hun spaties, aanhalingstekens en = + - @ vooraan. Zo leest geen rekenblad ze als een formule. CSV en JSON geven dezelfde tekst.</li>
          <li>Bij elk antwoord staan een ETag en Last-Modified. De ETag is de SHA-256 van het bestand: zolang de gegevens niet veranderen, krijgt u dezelfde bytes.</li>
          <li>De namen (id) van subsidies, activiteiten en cijfers veranderen nooit.</li>
          <li>Aantallen kinderen van 1 tot 4 tonen we niet. Ook andere aantallen vallen weg als die een klein aantal zouden verraden. Wat eens is vrijgegeven, verandert niet meer. Een groep wordt pas vrijgegeven als ze groot genoeg is, zodat ook twee vrijgaven naast elkaar niets verraden.</li>
          <li>Namen van personen staan er nooit in. Testoproepen ook niet.</li>
        </ul>
      </Section>
      <Section title="Begrippen van OSLO" intro="Zo heten onze begrippen in de Vlaamse en Europese standaarden." ruled>
        <DataTable
          label="Begrippen van OSLO" density="lay" rows={osloTerms} rowKey={({ iri }) => iri}
          columns={[
            { key: 'ours', head: 'In het loket', rowHead: true, cell: ({ ours }) => ours },
            { key: 'term', head: 'In de standaard', cell: ({ term, iri }) => <a href={iri} rel="external noreferrer">{term}</a> },
          ]}
        />
      </Section>
    </LayPage>
  )
}

function Side({ names }: { names: readonly { name: string; title: string }[] }) {
  return (
    <>
      <SideBlock title="Op deze pagina">
        <ul>{names.map(({ name, title }) => <li key={name}><a href={`#${name}`}>{title}</a></li>)}</ul>
      </SideBlock>
      <SideBlock title="Catalogus">
        <p>Een machine vindt alle bestanden in de <a href={`/api/open-data/${CATALOG_NAME}`}>catalogus volgens DCAT-AP (JSON-LD)</a> en leest hoe ze ze vraagt in de <a href="/api/open-data/openapi.json">beschrijving volgens OpenAPI</a>.</p>
      </SideBlock>
      <SideBlock title="Licentie">
        <p><a href={LICENCE.href} rel="external noreferrer">{LICENCE.name}</a>. U mag de gegevens gratis gebruiken, ook om er geld mee te verdienen. Vermeld de bron: STEM-loket, VLAIO.</p>
      </SideBlock>
      <SideBlock title="Ziet u een fout?">
        <p>Meld het via de <a href="/contact">contactpagina</a>.</p>
      </SideBlock>
    </>
  )
}
