import { systemActor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import type { Tx } from '@/lib/db'
import { Refusal, type RefusalCode } from '@/lib/refusal'

/** Whether an address is known, suspended or mistyped is told to nobody: each reason has one sentence for all of these. */
const sentences = {
  link: ['', 'Deze link werkt niet meer. Een link werkt één keer, en tien minuten lang. Vraag een nieuwe link.'],
  code: ['code', 'Deze code klopt niet of werkt niet meer. Kijk na of u de code uit de laatste e-mail gebruikt, of vraag een nieuwe.'],
  totp: ['code', 'Deze code klopt niet. Wacht tot uw app een nieuwe code toont en typ die.'],
  recovery: ['code', 'Deze herstelcode klopt niet of is al gebruikt.'],
} as const

export type SignInReason = keyof typeof sentences

/**
 * Records a failed attempt and gives the refusal back as a value: thrown inside the transaction it would undo the event and the count of attempts.
 * The act returns it from its transaction, and `settled` throws it after the commit.
 */
export const refuseSignIn = async (tx: Tx, reason: SignInReason, userId: string | null, code: RefusalCode = 'invalid'): Promise<Refusal> => {
  await recordEvent(tx, systemActor('aanmelden'), { verb: 'signin.refuse', subjectType: 'user', subjectId: userId ?? 'onbekend', payload: { reason } })
  const [field, message] = sentences[reason]
  return new Refusal(code, [{ field, message }])
}

export const settled = async <T>(transaction: Promise<T | Refusal>): Promise<T> => {
  const outcome = await transaction
  if (outcome instanceof Refusal) throw outcome
  return outcome
}
