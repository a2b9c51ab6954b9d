import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'
import { formatTerm } from '@/emails/times'

const ofFile = ({ file }: AboutFile) => [facts(['Oproep', file.call], ['Organisatie', file.organisation]), link('Ga naar uw dossier', grantPath(file))]

export const grantSuspended = (props: AboutFile): Message =>
  layOut(props, 'Uw subsidie is geschorst', [
    paragraph('De subsidie voor dit dossier is geschorst. Zolang dat zo is, betalen we niets. In uw dossier leest u waarom, en wat u kunt doen als u niet akkoord gaat. Neem contact met ons op: dan zoeken we samen hoe het verder kan.'),
    ...ofFile(props),
  ])

export const grantResumed = (props: AboutFile): Message =>
  layOut(props, 'De schorsing van uw subsidie is opgeheven', [
    paragraph('De subsidie voor dit dossier is niet langer geschorst. De betalingen gaan verder waar ze stonden.'),
    ...ofFile(props),
  ])

export const revocationAnnounced = (props: AboutFile): Message =>
  layOut(props, 'We zijn van plan uw subsidie in te trekken', [
    paragraph('We zijn van plan de subsidie voor dit dossier in te trekken. In uw dossier leest u waarom. Voor we beslissen, kan een gemachtigde van uw organisatie daar reageren.'),
    ...(props.file.grant?.revocation ? [facts(['U kunt reageren', formatTerm(props.file.grant.revocation.hearingUntil)])] : []),
    ...ofFile(props),
  ])

export const revocationDropped = (props: AboutFile): Message =>
  layOut(props, 'Uw subsidie wordt niet ingetrokken', [
    paragraph('We kondigden aan dat we de subsidie voor dit dossier wilden intrekken. Dat gaat niet door. De subsidie loopt verder zoals ze was.'),
    ...ofFile(props),
  ])

export const grantRevoked = (props: AboutFile): Message =>
  layOut(props, 'Uw subsidie is ingetrokken', [
    paragraph('De subsidie voor dit dossier is ingetrokken. In uw dossier leest u de beslissing en de motivering, en wat u kunt doen als u niet akkoord gaat. Moet u iets terugbetalen, dan krijgt u daarover een aparte brief.'),
    ...ofFile(props),
  ])
