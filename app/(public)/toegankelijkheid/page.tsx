import type { Metadata } from 'next'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'

export const metadata: Metadata = { title: 'Toegankelijkheidsverklaring' }

export default function AccessibilityPage() {
  return (
    <LayPage>
      <PageHeading title={'Toegankelijkheids\u00ADverklaring'} lead="STEM-loket wil door iedereen gebruikt kunnen worden, ook met een toetsenbord, een schermlezer of op een klein scherm." />
      <Section title="Hoe toegankelijk is dit loket?" ruled>
        <p>We bouwen het loket volgens de Web Content Accessibility Guidelines (WCAG) 2.2, niveau AA. Dat gaat verder dan de Europese norm EN 301 549 vraagt.</p>
        <p>Elk scherm wordt bij elke wijziging automatisch getest in een echte browser, op een breed en op een smal scherm. De weg van oproep tot ontvangstbewijs wordt ook zonder muis doorlopen.</p>
      </Section>
      <Section title="Wat is nog niet toegankelijk?" ruled>
        <ul>
          <li>Bijlagen die aanvragers zelf opladen, kunnen ontoegankelijk zijn. Vraag een andere vorm aan bij de dossierbeheerder.</li>
          <li>Het loket is nog niet door een externe deskundige getoetst. Deze verklaring steunt op onze eigen tests.</li>
        </ul>
      </Section>
      <Section title="Werkt er iets niet voor u?" ruled>
        <p>Meld het via de <a href="/contact">contactpagina</a>. Zeg welke pagina u bezocht en wat er misging. U krijgt een antwoord van een medewerker.</p>
        <p>Bent u niet tevreden met het antwoord, dan kunt u terecht bij de Vlaamse Ombudsdienst. De dienst Diversiteitsbeleid houdt toezicht op de toegankelijkheid van Vlaamse overheidswebsites.</p>
      </Section>
    </LayPage>
  )
}
