import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { Letterhead, Message } from '@/emails/message'
import { formatDeadline } from '@/lib/time'

/** Of a file no more than its call: which one it is stands behind the sign-in, where an interest closes it at once. */
type News = Letterhead & { advice: string; call: string; domain: string; about: string; due: Date }

export const adviceAsked = (props: News): Message =>
  layOut(props, 'VLAIO vraagt uw advies', [
    paragraph(`VLAIO vraagt het advies van ${props.domain}. In het loket leest u de vraag en wat u nodig hebt om te antwoorden.`),
    known(props),
    link('Lees de vraag', path(props)),
    paragraph('Eén advies namens uw beleidsdomein is genoeg. Tot het einde van de termijn kunt u het nog aanpassen.'),
  ])

export const adviceReminder = (props: News): Message =>
  layOut(props, 'Uw advies wordt nog verwacht', [
    paragraph(`We kregen nog geen advies van ${props.domain}. Na de termijn gaat VLAIO verder zonder.`),
    known(props),
    link('Lees de vraag', path(props)),
  ])

export const adviceWithdrawn = (props: News): Message =>
  layOut(props, 'Uw advies is niet meer nodig', [paragraph(`VLAIO trok een adviesvraag aan ${props.domain} in. U hoeft niets meer te doen.`), known(props), link('Bekijk de vraag', path(props))])

export const adviceGiven = (props: News): Message =>
  layOut(props, 'Er is advies gegeven', [paragraph(`${props.domain} gaf het advies dat u vroeg. Wordt het nog gewijzigd, dan hoort u dat ook.`), known(props), link('Lees het advies', path(props))])

export const adviceExpired = (props: News): Message =>
  layOut(props, 'Er kwam geen advies', [paragraph(`De termijn is voorbij en ${props.domain} gaf geen advies. U kunt verder zonder, of opnieuw advies vragen.`), known(props), link('Bekijk de vraag', path(props))])

const known = ({ call, domain, about, due }: News) => facts(['Oproep', call], ['Over', about], ['Beleidsdomein', domain], ['Termijn', formatDeadline(due)])
const path = ({ advice }: News): string => `/adviezen/${advice}`
