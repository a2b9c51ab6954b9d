import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { formatInstant } from '@/lib/time'

/** The deadline came while the request was reopened. */
export const filedVersionStands = (props: AboutFile): Message => {
  const { submission, call, organisation, applicationId } = props.file
  const version = submission ? `Uw ingediende versie van ${formatInstant(submission.submittedAt)} telt.` : 'Uw ingediende versie telt.'
  return layOut(props, 'Uw ingediende aanvraag telt', [
    paragraph(`Uw organisatie heropende deze aanvraag en diende ze niet opnieuw in voor het uiterste tijdstip. ${version} Het bewijs dat u toen kreeg, blijft geldig. Wat u daarna nog wijzigde, telt niet mee; u kunt het nog lezen bij uw aanvraag.`),
    facts(['Oproep', call], ['Organisatie', organisation], ...(submission ? ([['Controlegetal (SHA-256)', submission.sha256]] as const) : [])),
    link('Bekijk uw aanvraag', `/aanvragen/${applicationId}`),
  ])
}
