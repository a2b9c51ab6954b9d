import type { Fields } from './field'

export const requestFields = {
  title: { type: 'line', label: 'Titel van uw aanvraag', hint: 'Laat u dit leeg, dan gebruiken we de titel van uw eerste activiteit.', min: 5, max: 100, carry: 'request' },
  summary: { type: 'prose', label: 'Korte samenvatting', hint: 'Twee of drie zinnen voor het publiek, als u de subsidie krijgt.', max: 500, carry: 'request' },
} as const satisfies Fields

export const activityFields = {
  title: { type: 'line', label: 'Titel', hint: 'Elke activiteit heeft een eigen titel.', required: true, min: 5, max: 100, carry: 'request' },
  type: { type: 'choice', label: 'Soort activiteit', required: true, list: 'activityType', carry: 'request' },
  themes: { type: 'choices', label: "Thema's", hint: 'Kies er 1 tot 3.', required: true, min: 1, max: 3, list: 'theme', carry: 'request' },
  disciplines: { type: 'choices', label: 'STEM-componenten', hint: 'Kies er minstens 2. Ze moeten ook in uw beschrijving staan.', required: true, min: 2, list: 'stemDiscipline', carry: 'request' },
  dimensions: { type: 'choices', label: 'Dimensies van het STEM-kader', hint: 'Kies er 1 tot 5 die echt aan bod komen.', required: true, min: 1, max: 5, list: 'stemDimension', carry: 'request' },
  ageMin: { type: 'whole', label: 'Leeftijd van', unit: 'jaar', required: true, carry: 'request' },
  ageMax: { type: 'whole', label: 'Leeftijd tot', unit: 'jaar', required: true, carry: 'request' },
  description: { type: 'prose', label: 'Wat doen de deelnemers?', hint: 'Vertel het zoals het gaat: wat doen ze zelf, wat kiezen ze, met wie werken ze samen? Krijgt u de subsidie, dan lezen gezinnen deze tekst.', required: true, min: 300, max: 3000, carry: 'request' },
  designCycle: { type: 'prose', label: 'Onderzoeks- of ontwerpvraag en stappen', hint: 'Welke vraag onderzoeken ze, hoe testen ze, hoe verbeteren ze?', required: true, min: 150, max: 2000, carry: 'request' },
  challenge: { type: 'prose', label: 'Maatschappelijke uitdaging', hint: 'Waarom doet dit ertoe, voor wie?', required: true, min: 100, max: 1000, carry: 'request' },
  openOffer: { type: 'yesNo', label: 'Open aanbod: kan iedereen uit de doelgroep inschrijven?', required: true, carry: 'request' },
  announcementUrl: { type: 'line', label: 'Waar kondigt u de activiteit aan?', hint: 'Een webadres, of waar mensen het lezen.', required: true, max: 500, carry: 'request' },
  locationName: { type: 'line', label: 'Naam van de plaats', hint: 'Bijvoorbeeld een buurthuis, bibliotheek of school.', conditional: true, max: 150, carry: 'request' },
  street: { type: 'line', label: 'Straat en nummer', conditional: true, max: 150, carry: 'request' },
  postcode: { type: 'postcode', label: 'Postcode', conditional: true, carry: 'request' },
  nis: { type: 'municipality', label: 'Gemeente', conditional: true, carry: 'request' },
  fixedLocation: { type: 'yesNo', label: 'Is dit uw eigen vaste locatie?', hint: 'Alle activiteiten op uw eigen vaste locatie tellen samen voor één postcode.', conditional: true, carry: 'request' },
  groups: { type: 'whole', label: 'Aantal groepen', hint: 'Groepen die dezelfde sessies volgen, tegelijk of na elkaar.', required: true, min: 1, max: 40, carry: 'request' },
  capacity: { type: 'whole', label: 'Plaatsen per groep', required: true, min: 4, max: 30, carry: 'request' },
  expectedParticipants: { type: 'whole', label: 'Verwacht aantal deelnemers', required: true, min: 1, max: 1200, carry: 'request' },
  expectedGirls: { type: 'decimal', label: 'Streefcijfer meisjes (%)', hint: 'Minstens een derde is het doel.', required: true, min: 0, max: 100, carry: 'request' },
  expectedGirlsNote: { type: 'prose', label: 'Uitleg bij het streefcijfer', hint: 'Alleen als het onder een derde ligt.', max: 1000, carry: 'request' },
  staffPaid: { type: 'whole', label: 'Betaalde begeleiders', required: true, min: 0, max: 500, carry: 'request' },
  staffVolunteer: { type: 'whole', label: 'Vrijwillige begeleiders', required: true, min: 0, max: 500, carry: 'request' },
  price: { type: 'euro', label: 'Deelnameprijs', hint: 'Voor de hele reeks. Gratis is 0.', required: true, carry: 'request' },
  reducedPrice: { type: 'euro', label: 'Kansentarief', hint: 'Met UiTPAS aan kansentarief: ten hoogste een vierde van de prijs.', required: true, carry: 'request' },
  notInPartnershipBudget: { type: 'tick', label: 'Deze activiteit staat niet in de begroting van het STEM-partnerschap' },
} as const satisfies Fields

export const sessionFields = {
  date: { type: 'date', label: 'Datum', required: true },
  dayPart: { type: 'choice', label: 'Dagdeel', required: true, list: 'dayPart' },
  begin: { type: 'time', label: 'Begin', required: true },
  end: { type: 'time', label: 'Einde', required: true },
} as const satisfies Fields
