/** What the portal calls something, and the class or property of OSLO "besluit-subsidie" and other vocabularies that means the same (domain 4.10). */
export const osloTerms: readonly { ours: string; term: string; iri: string }[] = [
  { ours: 'soort oproep (programma)', term: 'SubsidiemaatregelAanbod', iri: 'http://data.vlaanderen.be/ns/subsidie#SubsidiemaatregelAanbod' },
  { ours: 'oproep (grantProgramme)', term: 'SubsidiemaatregelAanbodReeks', iri: 'http://data.vlaanderen.be/ns/subsidie#SubsidiemaatregelAanbodReeks' },
  { ours: 'stap in een oproep, met zijn periode', term: 'Subsidieprocedurestap', iri: 'http://data.vlaanderen.be/ns/subsidie#Subsidieprocedurestap' },
  { ours: 'aanvraag', term: 'Aanvraag', iri: 'http://data.vlaanderen.be/ns/subsidie#Aanvraag' },
  { ours: 'dag van indiening', term: 'aanvraagdatum', iri: 'http://data.vlaanderen.be/ns/subsidie#aanvraagdatum' },
  { ours: 'gevraagd bedrag (amountAppliedFor)', term: 'aangevraagdBedrag, als MonetaryAmount', iri: 'http://data.vlaanderen.be/ns/subsidie#aangevraagdBedrag' },
  { ours: 'toekenning (grants)', term: 'SubsidiemaatregelConsumptie', iri: 'http://data.vlaanderen.be/ns/subsidie#SubsidiemaatregelConsumptie' },
  { ours: 'begunstigde of partner, met zijn rol', term: 'Participation', iri: 'http://data.europa.eu/m8g/Participation' },
  { ours: 'criterium (rubrics)', term: 'Criterion', iri: 'http://data.europa.eu/m8g/Criterion' },
  { ours: 'contact', term: 'ContactPoint', iri: 'https://schema.org/ContactPoint' },
  { ours: 'stand van een dossier', term: 'status', iri: 'http://www.w3.org/ns/adms#status' },
]
