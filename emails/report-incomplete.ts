import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'
import { formatTerm } from '@/emails/times'

export const reportIncomplete = (props: AboutFile): Message => {
  const report = props.file.grant?.report
  return layOut(props, 'Vraag over uw verslag', [
    paragraph('We hebben uw verslag gelezen en hebben nog vragen. Vul het verslag aan in het loket. De gemachtigde van uw organisatie dient het daarna opnieuw in.'),
    facts(['Organisatie', props.file.organisation], ...(report ? ([['U kunt aanvullen', formatTerm(report.dueAt)]] as const) : []), ...(report && report.remarks !== '' ? ([['Opmerking', report.remarks]] as const) : [])),
    ...(report && report.points.length > 0 ? [facts(...report.points.map((remark, index) => [`Punt ${index + 1}`, remark] as const))] : []),
    link('Vul uw verslag aan', report ? `/verslagen/${report.id}` : grantPath(props.file)),
  ])
}
