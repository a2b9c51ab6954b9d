import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { formatTerm } from '@/emails/times'
import { formatInstant } from '@/lib/time'

/** About a draft, for colleagues of the organisation only: nothing of what was filled in stands in a mail. */

export const notFiled = (props: AboutFile): Message => props.file.submission ? notFiledAnew(props, props.file.submission.submittedAt) : neverFiled(props)

/** Reopened: who does nothing loses nothing but the changes. */
const notFiledAnew = (props: AboutFile, filedAt: Date): Message =>
  layOut(props, 'Uw heropende aanvraag is nog niet opnieuw ingediend', [
    paragraph(`Uw organisatie heropende deze aanvraag. De versie die u indiende op ${formatInstant(filedAt)}, blijft gelden tot u opnieuw indient. Dient u niet opnieuw in voor het tijdstip hieronder, dan telt die ingediende versie en tellen uw wijzigingen niet mee.`),
    facts(...place(props)),
    link('Ga verder met uw aanvraag', page(props)),
  ])

const neverFiled = (props: AboutFile): Message =>
  layOut(props, 'Uw aanvraag is nog niet ingediend', [
    paragraph('Uw organisatie heeft een concept dat nog niet ingediend is. Na het tijdstip hieronder kan niemand nog indienen. Alleen een gemachtigde kan dat doen.'),
    facts(...place(props)),
    link('Ga verder met uw concept', page(props)),
    paragraph('Wilt u niet indienen? Dan hoeft u niets te doen.'),
  ])

export const sectionHandedOver = (props: AboutFile): Message =>
  layOut(props, 'Een collega gaf u een onderdeel van een aanvraag', [
    paragraph('Een collega vraagt u om verder te werken aan een onderdeel van een aanvraag.'),
    facts(...place(props), ...(props.file.draft?.yours ?? []).flatMap(({ section, givenBy, remark }) => [['Onderdeel', `${section} (van ${givenBy})`] as const, ...(remark === '' ? [] : [['Vraag', remark] as const])])),
    link('Open de aanvraag', page(props)),
  ])

export const draftReturned = (props: AboutFile): Message =>
  layOut(props, 'Een gemachtigde gaf uw aanvraag terug', [
    paragraph('Een gemachtigde van uw organisatie las uw concept na en vraagt een aanpassing voor het wordt ingediend.'),
    facts(...place(props), ...(props.file.draft?.returned ? [['Van', props.file.draft.returned.by] as const, ['Opmerking', props.file.draft.returned.remark] as const] : [])),
    link('Open de aanvraag', page(props)),
  ])

export const draftReady = (props: AboutFile): Message =>
  layOut(props, 'Een aanvraag is klaar om opnieuw na te kijken', [
    paragraph('Een collega paste aan wat u vroeg. U kunt de aanvraag opnieuw nakijken en indienen.'),
    facts(...place(props)),
    link('Kijk de aanvraag na', `${page(props)}/nakijken`),
  ])

export const draftToFile = (props: AboutFile): Message =>
  layOut(props, 'Een aanvraag is klaar om in te dienen', [
    paragraph('Een collega meldt dat deze aanvraag klaar is. Alleen een gemachtigde kan ze indienen. Kijk ze na, vink de verklaringen aan en dien ze in.'),
    facts(...place(props)),
    link('Kijk de aanvraag na', `${page(props)}/nakijken`),
  ])

const place = ({ file }: AboutFile) => [
  ['Oproep', file.call] as const,
  ['Organisatie', file.organisation] as const,
  ...(file.draft?.deadlineAt ? [['Indienen', formatTerm(file.draft.deadlineAt)] as const] : []),
]

const page = ({ file }: AboutFile): string => `/aanvragen/${file.applicationId}`
