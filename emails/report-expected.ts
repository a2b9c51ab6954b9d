import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'
import { formatTerm } from '@/emails/times'
import { formatDay } from '@/lib/time'

export const reportExpected = (props: AboutFile): Message => {
  const { grant, organisation } = props.file
  const report = grant?.report
  const toReport = link('Begin aan uw verslag', report ? `/verslagen/${report.id}` : grantPath(props.file))
  if (report?.period)
    return layOut(props, 'Uw kwartaalverslag wordt verwacht', [
      paragraph('Een periode van drie maanden van uw partnerschap is voorbij. Dien nu het verslag over die periode in. Wat in het activiteitenlogboek staat, is al ingevuld.'),
      facts(['Organisatie', organisation], ['Periode', `${formatDay(report.period.start)} tot en met ${formatDay(report.period.end)}`], ['Indienen', formatTerm(report.dueAt)]),
      toReport,
    ])
  return layOut(props, 'Uw eindverslag wordt verwacht', [
    paragraph('De subsidieperiode is voorbij. Dien nu uw eindverslag in. Na goedkeuring rekenen we de subsidie af.'),
    facts(['Organisatie', organisation], ...(grant?.reportDueAt ? ([['Indienen', formatTerm(grant.reportDueAt)]] as const) : [])),
    toReport,
  ])
}
