import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { Letterhead, Message } from '@/emails/message'

export const actorMessageConfirm = (props: Letterhead & { token: string; actor: string }): Message =>
  layOut(props, 'Bevestig uw bericht', [
    paragraph(`U schreef in het STEM-loket een bericht aan ${props.actor}. We sturen het door zodra u bevestigt dat dit uw e-mailadres is.`),
    link('Lees uw bericht na en verstuur het', `/actoren/bericht/${encodeURIComponent(props.token)}`),
    paragraph('De link werkt één keer en 24 uur lang. Schreef u niets? Dan hoeft u niets te doen: het bericht wordt gewist.'),
  ])

/** Who answers, answers the sender: the address is theirs, and the portal proved it. */
export const actorMessage = (props: Letterhead & { actorId: string; actor: string; senderName: string; senderAddress: string; text: string }): Message => ({
  ...layOut(props, 'Een bericht via de lijst van STEM-actoren', [
    paragraph(`Iemand vond ${props.actor} in de lijst van STEM-actoren en schrijft u.`),
    facts(['Van', props.senderName], ['E-mailadres', props.senderAddress]),
    ...props.text.split(/\n+/).map((lines) => paragraph(lines)),
    paragraph('Antwoordt u op deze mail, dan gaat uw antwoord naar de afzender. Die kent uw e-mailadres nog niet.'),
    link('Bekijk of wijzig uw gegevens in de lijst', `/actoren/${props.actorId}`),
  ]),
  replyTo: props.senderAddress,
})

export const actorShown = (props: Letterhead & { actorId: string; name: string }): Message =>
  layOut(props, 'U staat in de lijst van STEM-actoren', [
    paragraph(`We keken na wat u schreef. ${props.name} staat nu in de lijst: partners kunnen u vinden en u via het loket een bericht sturen.`),
    link('Bekijk uw pagina', `/actoren/${props.actorId}`),
  ])

export const actorHidden = (props: Letterhead & { actorId: string; name: string; reason: string }): Message =>
  layOut(props, 'U staat niet in de lijst van STEM-actoren', [
    paragraph(`We keken na wat u schreef over ${props.name}. We tonen het niet.`),
    facts(['Waarom', props.reason]),
    paragraph('U kunt uw gegevens aanpassen. Dan kijken we opnieuw.'),
    link('Pas uw gegevens aan', `/actoren/${props.actorId}`),
  ])
