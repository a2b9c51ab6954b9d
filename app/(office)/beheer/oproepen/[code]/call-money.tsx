import { MoneyBar } from '@/app/_ui/money-bar'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { callMoney } from '@/lib/decisions/reserve-next'
import { formatCents } from '@/lib/money'

/** The bar that never leaves the screens of a decision, with who is next when money is free. */
export async function CallMoneyBar({ actor, code }: { actor: Actor; code: string }) {
  const money = await asActor(actor, (tx) => callMoney(tx, actor, code))
  if (!money) return null
  return (
    <>
      <MoneyBar {...money} />
      {money.next?.ready && <p>{formatCents(money.freeCents)} euro vrij: volgende op de reservelijst is <a href={`/beheer/dossiers/${money.next.number}`}>{money.next.number}</a>, op plaats {money.next.rank}, met {formatCents(money.next.requestedCents)} euro.</p>}
    </>
  )
}
