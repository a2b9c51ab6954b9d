import type { RequestContent } from './content'

/** What an officer writes when nothing is wrong, in a few words that differ from file to file. */
const usual: Record<string, readonly string[]> = {
  E01: ['Ingediend vóór het uiterste tijdstip volgens de databank.', 'Tijdig: de tijdstempel ligt vóór de deadline.'],
  E02: ['Alle velden en bijlagen zijn er; ingediend door een gemachtigde met goedgekeurde machtiging.', 'Volledig. De verklaringen zijn door de gemachtigde aangevinkt.'],
  E03: ['Opgezocht in de KBO: actief, zetel in het Vlaams Gewest.', 'KBO geraadpleegd: rechtspersoon, actief, adres klopt.'],
  E04: ['Erkenning staat in het register en is geldig op de uiterste indiendag, of is samen met deze aanvraag gevraagd.', 'Register nagekeken: in orde voor deze oproep.'],
  E05: ['Geen overlap gevonden met de begroting van een partnerschap of een andere aanvraag.', 'Kruiscontrole op postcode en periode: geen dubbele financiering.'],
  E06: ['Niet van toepassing of ruim onder het plafond volgens de verklaring.', 'De opgegeven de-minimissteun en het gevraagde bedrag blijven onder het plafond.'],
  E07: ['Geen openstaande verslagen of terugvorderingen bij VLAIO.', 'Intern register nagekeken: geen openstaande verplichtingen.'],
  E08: ['IBAN is geldig en staat op naam van de aanvrager.', 'Rekening op naam van de organisatie.'],
  A01: ['Alle sessies vallen op woensdagnamiddag, avond, weekend of in een vakantie.', 'Buiten de lesuren volgens de planning.'],
  A02: ['De leeftijden liggen tussen 5 en 18 jaar.', 'Doelgroep in orde.'],
  A03: ['Inschrijving staat open en is publiek aangekondigd.', 'De aankondiging is voor iedereen leesbaar.'],
  A04: ['Meerdere sessies na elkaar voor dezelfde deelnemers.', 'Een reeks, dus een traject.'],
  A05: ['Postcode en gemeente kloppen; alle sessies vallen in de subsidieperiode.', 'Plaats en periode nagekeken.'],
  A06: ['De aangeduide STEM-componenten komen terug in de beschrijving.', 'Minstens twee componenten, herkenbaar in het verloop.'],
  A07: ['Voldoende begeleiders per groep volgens de planning.', 'De verhouding begeleiders en deelnemers is in orde.'],
}

export const motivationFor = (code: string, index: number): string => {
  const texts = usual[code] ?? ['In orde.']
  return texts[index % texts.length] ?? 'In orde.'
}

const words: Record<string, string> = {
  E04: 'De erkenning als STEM-academie was niet geldig op de uiterste indiendag.',
  E07: 'Er staat nog een terugvordering of een verslag open bij VLAIO.',
  A01: 'De sessies vallen binnen de schooluren en zijn deel van het lesprogramma.',
  A02: 'De aankondiging richt zich ook tot kinderen jonger dan 5 jaar.',
  A03: 'De inschrijving is in de praktijk enkel open voor eigen leerlingen.',
  A06: 'In de beschrijving is maar één STEM-component terug te vinden.',
  A07: 'De planning geeft te weinig begeleiders per groep.',
}

type Finding = { knockout: string; verdict: string }

/** Where the story says an officer stumbled, with the words. A warning stays open on the desk, a failure ends the file. */
export const faultsOf = (request: RequestContent): Map<string, string> => {
  const findings: Finding[] = 'eligibilityFindings' in request && request.eligibilityFindings ? request.eligibilityFindings : []
  const faults = new Map(findings.map(({ knockout }) => [knockout, words[knockout] ?? noteOf(request)]))
  if (request.status === 'INELIGIBLE' && faults.size === 0) faults.set('E04', words['E04'] ?? '')
  if (request.status === 'COMPLETION_REQUESTED' && faults.size === 0) faults.set('E08', noteOf(request))
  return faults
}

const noteOf = (request: RequestContent): string => ('eligibilityNote' in request && request.eligibilityNote ? request.eligibilityNote : 'Dit punt vraagt nog een nazicht.')
