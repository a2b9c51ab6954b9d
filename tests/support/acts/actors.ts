import { visitor } from '@/lib/access/actor'
import { confirmMessage } from '@/lib/actors/confirm-message'
import { contactActor } from '@/lib/actors/contact-actor'
import { forgetMessages } from '@/lib/actors/forget-messages'
import { judgeActor } from '@/lib/actors/judge-actor'
import { publishActor } from '@/lib/actors/publish-actor'
import { actorMessage, actorProfile } from '@/lib/actors/schema'
import { withdrawActor } from '@/lib/actors/withdraw-actor'
import { createOrganisation } from '@/tests/support/factories'
import type { Act, Stage } from './stage'

/** An actor in the directory, a message to it that its sender did not confirm yet, and one that waited too long. */
export const stageActors = async ({ database, as, learn, one }: Stage): Promise<Act[]> => {
  const place = await one('select name as id from municipality order by nis limit 1')
  const profile = (organisationId: string, over: object = {}) =>
    actorProfile.parse({
      actorId: '', organisationId, name: '', helixType: 'KNO', actorGroup: 'SCICOM', website: 'https://www.optica.example', themes: ['SPACE'], ageMin: '8', ageMax: '14', municipality: place,
      description: 'Twaalf onderzoekers rond camera’s en optica, zes van hen zijn vrouw.', offers: 'Lenzen en spectrometers uit de tweede hand.', needs: 'Een academie met ervaring met tienjarigen.', contactFunction: 'coördinator educatie', consent: 'ja', ...over,
    })
  const [listed, unlisted] = [await createOrganisation(database), await createOrganisation(database)]
  await learn()
  const { actorId } = await publishActor(as('signatory'), profile(listed.id))
  const hello = (senderAddress: string, to = actorId) => actorMessage.parse({ actorId: to, senderName: 'Rita Claes', senderAddress, text: 'Wij bouwen een sterrenkijker en zoeken lenzen.' })
  await contactActor(visitor, hello('laat@buurt.example'), { ip: null })
  await database.sql(`update actor_message set expires_at = portal_now() - interval '1 minute' where actor_id = $1`, [actorId])
  await contactActor(visitor, hello('rita@buurt.example'), { ip: null })
  const token = await one(`select params ->> 'token' as id from outbox_mail where template = 'actor-message-confirm' and recipient_address = 'rita@buurt.example'`)
  const home = { actorId, organisationId: listed.id }

  return [
    { name: 'publishActor', home: { organisationId: unlisted.id }, run: (on) => publishActor(as('signatory'), profile(on.organisationId, on.actorId === '' ? {} : { actorId: on.actorId, version: 0, needs: 'Iets anders.' })) },
    { name: 'judgeActor', home, run: (on) => judgeActor(as('officer'), { actorId: on.actorId, version: 0, verdict: 'HIDE', reason: 'De tekst maakt reclame voor een merk.' }) },
    { name: 'withdrawActor', home, run: (on) => withdrawActor(as('signatory'), { actorId: on.actorId, version: 0 }) },
    { name: 'contactActor', home, run: (on) => contactActor(as('officer'), hello('', on.actorId), { ip: null }) },
    { name: 'confirmMessage', home, run: () => confirmMessage({ token }) },
    { name: 'forgetMessages', home, run: () => forgetMessages() },
  ]
}
