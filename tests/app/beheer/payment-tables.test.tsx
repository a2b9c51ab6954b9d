import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import '@/tests/support/production-settings'
import { PaymentTable } from '@/app/(office)/beheer/betalingen/payment-table'
import { asActor } from '@/lib/db'
import { paymentDesk } from '@/lib/payments/queries'
import { testDatabase } from '@/tests/support/database'
import { staffActor } from '@/tests/support/factories'
import { createGrant } from '@/tests/support/running-grant'

const database = await testDatabase()
const finance = await staffActor(database, 'VLAIO_FINANCE')

test('whoever approves a payment reads its cents, also when there are none', async () => {
  await createGrant(database, { status: 'ACTIVE', grantedCents: 225_500n, advance: 'REQUESTED' })
  const desk = await asActor(finance, (tx, now) => paymentDesk(tx, finance, now))
  const shown = renderToStaticMarkup(<PaymentTable label="Goed te keuren" empty="" payments={desk?.toApprove ?? []} names={new Map()} action={async (state) => state} button="Keur goed" />)
  expect([...shown.matchAll(/>([\d.]+,\d+|[\d.]+)<\/td>/g)].map(([, amount]) => amount)).toEqual(['1.804,00'])
})
