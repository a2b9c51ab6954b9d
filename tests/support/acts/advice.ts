import { askAdvice } from '@/lib/advice/ask-advice'
import { declareAdviserInterest, openAdvice } from '@/lib/advice/declare-interest'
import { expireAdvice } from '@/lib/advice/expire-advice'
import { giveAdvice } from '@/lib/advice/give-advice'
import { nameDomain } from '@/lib/advice/name-domain'
import { placeAdviser } from '@/lib/advice/place-adviser'
import { remindAdvice } from '@/lib/advice/remind-advice'
import { withdrawAdvice } from '@/lib/advice/withdraw-advice'
import { decideCall } from '@/lib/decisions/decide-application'
import { addDays, localDay } from '@/lib/time'
import { proposeOfficialList } from '@/tests/support/decided-call'
import { createCall } from '@/tests/support/factories'
import { createRankedFile } from '@/tests/support/ranked-file'
import type { Act, Stage, Subject } from './stage'

const text = 'De activiteiten sluiten aan bij de eindtermen van de eerste graad en vullen het aanbod van de scholen goed aan.'

/** Questions to one policy domain about the files of a call whose decisions wait for their confirmation. */
export const stageAdvice = async ({ database, as, learn }: Stage): Promise<Act[]> => {
  const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 100_000_000n })
  const files: Awaited<ReturnType<typeof createRankedFile>>[] = []
  for (let file = 0; file < 6; file++) files.push(await createRankedFile(database, call))
  const adviserId = as('adviser').userId ?? ''
  await placeAdviser(as('admin'), { userId: adviserId, domain: 'OND' })
  await learn()
  await proposeOfficialList(database, as('chair'), call.id)
  await decideCall(as('decider'), { callId: call.id })
  const dueOn = addDays(localDay(new Date()), 20)
  const question = 'Sluit dit aan bij het leerplan van de scholen?'
  const home = (file: number): Partial<Subject> => ({ callId: call.id, code: call.code, applicationId: files[file]?.id ?? '', organisationId: files[file]?.organisationId ?? '' })
  const asked = async (file: number): Promise<Partial<Subject>> => {
    const { id } = await askAdvice(as('officer'), { callId: call.id, applicationId: files[file]?.id, domain: 'OND', question, dueOn })
    return { ...home(file), adviceId: id }
  }
  const [unopened, opened, over, nearly] = [await asked(0), await asked(1), await asked(2), await asked(3)]
  await openAdvice(as('adviser'), { adviceId: opened.adviceId ?? '' })
  for (const [{ adviceId }, due] of [[over, "- interval '1 minute'"], [nearly, "+ interval '1 day'"]] as const)
    await database.sql(`update advice set asked_at = portal_now() - interval '9 days', due_at = portal_now() ${due} from set_config('session_replication_role', 'replica', true) where id = $1`, [adviceId])

  return [
    { name: 'askAdvice', home: home(4), run: ({ callId, applicationId }) => askAdvice(as('officer'), { callId, applicationId, domain: 'OND', question, dueOn }) },
    { name: 'openAdvice', home: unopened, run: ({ adviceId }) => openAdvice(as('adviser'), { adviceId }) },
    { name: 'declareAdviserInterest', home: unopened, run: ({ adviceId }) => declareAdviserInterest(as('adviser'), { adviceId, type: 'FAMILY', reason: '' }) },
    { name: 'giveAdvice', home: opened, run: ({ adviceId }) => giveAdvice(as('adviser'), { adviceId, outcome: 'FAVOURABLE', text }) },
    { name: 'withdrawAdvice', home: opened, run: ({ adviceId }) => withdrawAdvice(as('officer2'), { adviceId, reason: 'De vraag is niet meer nodig.' }) },
    { name: 'expireAdvice', home: over, run: () => expireAdvice() },
    { name: 'remindAdvice', home: nearly, run: () => remindAdvice() },
    { name: 'nameDomain', home: { userId: adviserId }, run: () => nameDomain(as('admin'), { code: 'OND', name: 'Onderwijs, Vorming en Wetenschap' }) },
    { name: 'placeAdviser', home: { userId: adviserId }, run: ({ userId }) => placeAdviser(as('admin'), { userId, domain: 'WERK' }) },
  ]
}
