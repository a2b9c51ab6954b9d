import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'

export const reportIncomplete = (props: AboutFile): Message => {
  const report = props.file.grant?.report
  return layOut(props, 'Vraag over uw verslag', [
    paragraph('We hebben uw verslag gelezen en hebben nog vragen. In het loket ziet u bij welke punten. Vul ze aan en dien het verslag opnieuw in.'),
    facts(['Organisatie', props.file.organisation], ...(report && report.remarks !== '' ? ([['Opmerking', report.remarks]] as const) : [])),
    link('Vul uw verslag aan', report ? `/verslagen/${report.id}` : grantPath(props.file)),
  ])
}
