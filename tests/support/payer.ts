import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { nextBankDay } from '@/lib/payments/execution-day'
import { orderPayments } from '@/lib/payments/order-payments'
import { extraHolidays } from '@/lib/reference/extra-holidays'
import { localDay } from '@/lib/time'
import type { TestDatabase } from '@/tests/support/database'

/** The account from which the portal pays, as an administrator fills it in. */
export const setPayer = (database: TestDatabase): Promise<unknown> =>
  database.sql(`insert into portal_setting (key, value) values ('payerName', 'Agentschap Voorbeeld'), ('payerIban', 'BE68539007547034') on conflict (key) do update set value = excluded.value`)

/** These payments in one file, for the next day on which banks work. */
export const orderNow = async (actor: Actor, ...paymentIds: string[]) =>
  orderPayments(actor, { paymentIds, executionDay: await asActor(actor, async (tx, now) => nextBankDay(localDay(now), await extraHolidays(tx))) })
