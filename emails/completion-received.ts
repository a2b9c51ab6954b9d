import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { formatReceiptTime } from '@/emails/times'

export const completionReceived = (props: AboutFile): Message => {
  const { call, organisation, submission, applicationId } = props.file
  return layOut(props, 'Uw aanvulling is ontvangen', [
    paragraph('We hebben uw aanvulling ontvangen. U hoeft nu niets te doen.'),
    facts(
      ['Oproep', call],
      ['Organisatie', organisation],
      ...(submission ? ([['Ontvangen op', formatReceiptTime(submission.submittedAt)], ['Controlegetal (SHA-256)', submission.sha256]] as const) : []),
    ),
    link('Bekijk het bewijs', `/aanvragen/${applicationId}/bewijs`),
  ])
}
