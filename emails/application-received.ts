import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { formatReceiptTime } from '@/emails/times'

/** The receipt (domain 4.2): number, time and checksum of what was filed. */
export const applicationReceived = (props: AboutFile): Message =>
  layOut(props, 'Ontvangstbewijs van uw aanvraag', [
    paragraph('We hebben uw aanvraag goed ontvangen. Bewaar deze mail: ze is uw ontvangstbewijs.'),
    facts(
      ['Dossiernummer', props.file.number ?? ''],
      ['Oproep', props.file.call],
      ['Organisatie', props.file.organisation],
      ['Ingediend op', props.file.submission ? formatReceiptTime(props.file.submission.submittedAt) : ''],
      ['Controlegetal (SHA-256)', props.file.submission?.sha256 ?? ''],
    ),
    paragraph('Met het controlegetal bewijst u later wat u precies hebt ingediend.'),
    link('Bekijk het bewijs', `/aanvragen/${props.file.applicationId}/bewijs`),
    paragraph('We kijken nu na of uw aanvraag volledig is en aan de basisvoorwaarden voldoet. U krijgt bericht zodra er iets verandert.'),
  ])
