import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'

export const attachmentInfected = (props: AboutFile): Message =>
  layOut(props, 'Er zit een virus in een bijlage', [
    paragraph('De virusscanner vond een virus in een bestand dat u bij deze aanvraag voegde. Niemand anders kan het openen.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    paragraph(
      props.file.submission === null
        ? 'Verwijder het bestand, maak het opnieuw op een computer zonder virus en voeg het weer toe. Zolang het erbij staat, kunt u niet indienen.'
        : 'Uw aanvraag blijft ingediend. Is de oproep nog open? Heropen dan de aanvraag, vervang het bestand en dien opnieuw in. Neem anders contact met ons op.',
    ),
    link('Bekijk uw bijlagen', `/aanvragen/${props.file.applicationId}${props.file.submission === null ? '/bijlagen' : ''}`),
  ])
