import type { Metadata } from 'next'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'

export const metadata: Metadata = { title: 'Privacy' }

export default function PrivacyPage() {
  return (
    <LayPage>
      <PageHeading title="Privacy" lead="Welke gegevens bewaart het loket, waarom, en hoe lang?" />
      <Section title="Van aanvragers, medewerkers en beoordelaars" ruled>
        <p>We bewaren naam, e-mailadres, telefoonnummer en functie van wie een dossier invult, ondertekent, behandelt of beoordeelt. Dat is nodig voor een taak van algemeen belang: subsidies toekennen en controleren.</p>
        <p>We bewaren ook wie wat wanneer deed in een dossier, en welke medewerker een dossier opende.</p>
      </Section>
      <Section title="Van kinderen en jongeren: alleen aantallen" ruled>
        <p>Zet nooit namen, adressen, geboortedatums of foto’s van kinderen in het loket. We vragen alleen aantallen, per leeftijdsgroep en gemeente. Kleine aantallen maken we niet bekend.</p>
      </Section>
      <Section title="Hoe lang?" ruled>
        <ul>
          <li>Toegekende dossiers: 10 jaar na het afsluiten.</li>
          <li>Geweigerde, onontvankelijke en ingetrokken aanvragen: 5 jaar na de laatste termijn.</li>
          <li>Concepten die nooit ingediend zijn: 12 maanden na het sluiten van de oproep.</li>
          <li>Accounts: 24 maanden na het laatste gebruik.</li>
        </ul>
      </Section>
      <Section title="Wat maken we bekend?" ruled>
        <p>Van een toegekende subsidie maken we naam, ondernemingsnummer, titel en bedrag bekend. Dat aanvaardt u bij het indienen.</p>
        <p>Zodra u de subsidie aanvaardt, staan ook uw activiteiten in de <a href="/activiteiten">activiteitenzoeker</a>: titel, beschrijving, plaats, dagen en prijs. De contactpersoon van uw dossier staat er niet bij.</p>
        <p>In de <a href="/actoren">lijst van STEM-actoren</a> staat alleen wie dat zelf vraagt, met een functie en zonder naam. Berichten gaan via het loket. We wissen tekst en adres zodra een bericht verstuurd is, of na een dag als de afzender niet bevestigt.</p>
      </Section>
      <Section title="Uw rechten" ruled>
        <p>Onder uw <a href="/account">account</a> ziet u uw eigen gegevens en waar u aangemeld bent. U kunt ze laten verbeteren. Wissen kan zolang de archiefplicht dat toelaat. Stel uw vraag via de <a href="/contact">contactpagina</a>. U kunt ook klacht indienen bij de toezichthouder voor gegevensbescherming.</p>
      </Section>
    </LayPage>
  )
}
