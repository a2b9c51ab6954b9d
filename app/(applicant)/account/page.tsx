import { RadiosField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { TextField } from '@/app/_form/text-field'
import { Actions, ButtonLink } from '@/app/_ui/button'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SummaryList } from '@/app/_ui/summary-list'
import { Warning } from '@/app/_ui/warning'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { messageMailOf } from '@/lib/messages/choose-mail'
import { ownAccount } from '@/lib/sign-in/queries'
import { formatInstant } from '@/lib/time'
import { removeApp, saveAccount, savePreference } from './actions'
import { OwnSessions } from './own-sessions'

export const metadata = { title: 'Uw account' }

export default async function AccountPage() {
  const actor = await requireActor()
  const { messageMail, ...account } = await asActor(actor, async (tx, now) => ({ ...await ownAccount(tx, actor, now), messageMail: await messageMailOf(tx, actor.userId) }))
  return (
    <LayPage>
      <PageHeading title="Uw account" lead={`U bent aangemeld als ${account.email}.`} />
      <Section title="Uw gegevens">
        <Form action={saveAccount} submit="Bewaar" values={{ name: account.name, phone: account.phone }} label="Uw gegevens">
          <TextField name="name" label="Voornaam en naam" autoComplete="name" maxLength={120} width="medium" />
          <TextField
            name="phone"
            label="Telefoon"
            kind="tel"
            hint="Op dit nummer bellen we u terug als uw e-mail niet werkt."
            optional
            autoComplete="tel"
            maxLength={25}
            width="medium"
          />
        </Form>
      </Section>
      <Section title="Mails over berichten" intro="Een bericht in een dossier leest u in het loket. Mails over beslissingen, termijnen en uw aanvraag krijgt u altijd.">
        <Form action={savePreference} submit="Bewaar uw keuze" values={{ messageMail }} label="Mails over berichten">
          <RadiosField name="messageMail" label="Wanneer wilt u een mail over nieuwe berichten?" options={mailChoices(actor.roles.includes('VLAIO_REVIEWER'))} />
        </Form>
      </Section>
      <Section title="Uw rollen">
        <Roles account={account} />
      </Section>
      <Section title="Aanmelden in twee stappen">
        <SecondFactor since={account.factorSince} codesLeft={account.recoveryCodesLeft} />
      </Section>
      <Section title="Waar u aangemeld bent" intro="Herkent u een toestel niet? Beëindig die sessie.">
        <OwnSessions sessions={account.sessions} />
      </Section>
    </LayPage>
  )
}

const mailChoices = (reviews: boolean) => [
  { value: 'DIRECT', label: 'Meteen', hint: 'Eén mail per dossier. Komen er kort na elkaar meer berichten, dan blijft het één mail.' },
  { value: 'DAILY', label: 'Eén keer per dag' },
  { value: 'NONE', label: 'Geen mail', hint: `U ziet nieuwe berichten in uw overzicht.${reviews ? ' Ook herinneringen om te beoordelen krijgt u dan niet.' : ''}` },
]

type Account = Awaited<ReturnType<typeof ownAccount>>

function Roles({ account }: { account: Account }) {
  const rows = [
    ...account.memberships.map(({ organisation, role, since }) => ({ term: organisation, value: `${role}, sinds ${formatInstant(since)}` })),
    ...(account.staffRoles.length > 0 ? [{ term: 'VLAIO', value: account.staffRoles.join(', ') }] : []),
  ]
  if (rows.length > 0) return <SummaryList rows={rows} />
  return (
    <p>
      U hoort nog bij geen organisatie. <a href="/academie/organisatie">Registreer uw organisatie</a>, of vraag een gemachtigde om u uit te nodigen.
    </p>
  )
}

function SecondFactor({ since, codesLeft }: { since: Date | null; codesLeft: number }) {
  if (!since) {
    return (
      <>
        <p>Met een app op uw telefoon komt niemand binnen die alleen uw e-mail kan lezen.</p>
        <Actions>
          <ButtonLink href="/aanmelden/tweede-stap?terug=/account" kind="secondary">
            Koppel een app
          </ButtonLink>
        </Actions>
      </>
    )
  }
  return (
    <>
      <p>U meldt zich aan met een code van uw app, sinds {formatInstant(since)}.</p>
      {codesLeft < 3 && <Warning>{codesLeft === 0 ? 'U hebt geen herstelcodes.' : `U hebt nog ${codesLeft} ${codesLeft === 1 ? 'herstelcode' : 'herstelcodes'}.`} Maak nieuwe, voor als u uw telefoon kwijt bent.</Warning>}
      <p>
        <a href="/account/herstelcodes">Maak nieuwe herstelcodes</a>
      </p>
      <details>
        <summary>Een andere telefoon gebruiken</summary>
        <Form action={removeApp} submit="Ontkoppel deze app" label="App ontkoppelen">
          <TextField name="code" label="Code van uw app, of een herstelcode" autoComplete="one-time-code" width="short" maxLength={20} />
        </Form>
      </details>
    </>
  )
}
