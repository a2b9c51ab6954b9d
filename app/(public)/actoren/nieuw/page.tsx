import type { Metadata } from 'next'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { ownActors } from '@/lib/actors/queries'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { codeList, municipalities } from '@/lib/reference/queries'
import { ProfileForm } from '../profile-form'

export const metadata: Metadata = { title: 'Laat u vinden' }

export default async function NewActorPage({ searchParams }: { searchParams: Promise<{ organisatie?: string | string[]; groep?: string | string[] }> }) {
  const actor = await requireActor()
  const { organisatie, groep } = await searchParams
  const { own, themes, places } = await asActor(actor, async (tx) => ({ own: await ownActors(tx, actor), themes: await codeList(tx, 'theme'), places: await municipalities(tx) }))
  const free = own.organisations.filter(({ actorId }) => actorId === null)
  const chosen = groep === 'ja' ? undefined : (free.find(({ id }) => id === organisatie) ?? (free.length === 1 ? free[0] : undefined))
  const lists = { themes, places: places.map(({ nis, name }) => ({ value: nis, label: name })) }
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'STEM-actoren', href: '/actoren' }]} />
      <PageHeading title={chosen ? `Laat ${chosen.name} vinden` : 'Laat u vinden'} lead="Partners zien wat u aanbiedt en wat u zoekt, en schrijven u via het loket. Uw e-mailadres ziet niemand." />
      {own.organisations.filter(({ actorId }) => actorId !== null).map(({ id, name, actorId }) => <p key={id}><a href={`/actoren/${actorId}`}>{name} staat er al: bekijk of wijzig</a></p>)}
      {own.groups.map(({ id, name }) => <p key={id}><a href={`/actoren/${id}`}>{name} staat er al: bekijk of wijzig</a></p>)}
      {chosen || groep === 'ja' ? (
        <>
          {!chosen && <p>Een groep burgers zonder ondernemingsnummer: een dossierbeheerder kijkt uw tekst eerst na.</p>}
          <ProfileForm group={!chosen} hidden={{ actorId: '', organisationId: chosen?.id ?? '', version: '0' }} lists={lists} />
        </>
      ) : (
        <Section title="Wie laat u vinden?">
          <ul>
            {free.map(({ id, name }) => <li key={id}><a href={`/actoren/nieuw?organisatie=${id}`}>{name}</a></li>)}
            <li><a href="/actoren/nieuw?groep=ja">Een groep burgers zonder ondernemingsnummer</a></li>
            <li><a href="/academie/organisatie/nieuw">Een organisatie die nog niet in het loket staat</a></li>
          </ul>
          <p className="muted">Een organisatie laat u vinden als u haar gemachtigde bent.</p>
        </Section>
      )}
    </LayPage>
  )
}
