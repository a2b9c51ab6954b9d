import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'

export const reportFileInfected = (props: AboutFile): Message => {
  const report = props.file.grant?.report
  const open = !report?.submittedAt
  return layOut(props, 'Er zit een virus in een bewijsstuk', [
    paragraph('De virusscanner vond een virus in een bestand dat u bij dit verslag voegde. Niemand anders kan het openen.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    paragraph(open ? 'Verwijder het bestand, maak het opnieuw op een computer zonder virus en voeg het weer toe. Zolang het erbij staat, kunt u het verslag niet indienen.' : 'Uw verslag blijft ingediend. Vragen we u nog om aan te vullen? Vervang dan het bestand. Neem anders contact met ons op.'),
    link('Bekijk uw verslag', report ? `/verslagen/${report.id}` : grantPath(props.file)),
  ])
}
