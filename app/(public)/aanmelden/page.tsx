import { redirect } from 'next/navigation'
import { Form } from '@/app/_form/form'
import { TextField } from '@/app/_form/text-field'
import { LayPage } from '@/app/_ui/lay-page'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { homeOf } from '@/lib/access/navigation'
import { visitor } from '@/lib/access/actor'
import { currentSession } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { settings } from '@/lib/env'
import { demoAccounts } from '@/lib/sign-in/queries'
import { ownPath } from '@/lib/sign-in/return-to'
import { askForLink } from './actions'
import { DemoAccounts } from './demo-accounts'

export const metadata = { title: 'Aanmelden' }

type Search = Promise<{ terug?: string | string[]; afgemeld?: string | string[] }>

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const { terug, afgemeld } = await searchParams
  const returnTo = ownPath(typeof terug === 'string' ? terug : '', '')
  const session = await currentSession()
  if (session?.step === 'done') redirect(returnTo || homeOf(session.actor))
  const accounts = settings().demo ? await asActor(visitor, (tx) => demoAccounts(tx)) : []
  return (
    <LayPage>
      {afgemeld !== undefined && <Notice>U bent afgemeld.</Notice>}
      <PageHeading title="Aanmelden" lead="Typ uw e-mailadres. U krijgt een e-mail met een link en een code om u aan te melden. U hebt geen wachtwoord nodig." />
      <Form action={askForLink} submit="Aanmelden" hidden={{ terug: returnTo }} secondary={<a href="/aanmelden/code">Ik heb al een code</a>}>
        <TextField name="email" label="E-mailadres" kind="email" autoComplete="email" maxLength={254} width="medium" />
      </Form>
      {accounts.length > 0 && <DemoAccounts accounts={accounts} returnTo={returnTo} />}
    </LayPage>
  )
}
