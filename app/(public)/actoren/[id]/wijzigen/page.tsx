import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { shownActor } from '@/lib/actors/queries'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { codeList, municipalities } from '@/lib/reference/queries'
import { ProfileForm } from '../../profile-form'

export const metadata: Metadata = { title: 'Wijzig uw gegevens in de lijst' }

export default async function ChangeActorPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor()
  const { shown, themes, places } = await asActor(actor, async (tx) => ({ shown: await shownActor(tx, actor, id), themes: await codeList(tx, 'theme'), places: await municipalities(tx) }))
  if (!shown?.rights.publish) notFound()
  const { name, helixType, actorGroup, website, themes: chosen, ageMin, ageMax, municipality, description, offers, needs, contactFunction, version, organisationId } = shown
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'STEM-actoren', href: '/actoren' }, { label: name, href: `/actoren/${id}` }]} />
      <PageHeading title={`Wijzig ${name}`} lead={organisationId === null ? 'Een dossierbeheerder kijkt uw tekst opnieuw na. Tot dan staat u niet in de lijst.' : undefined} />
      <ProfileForm
        group={organisationId === null}
        hidden={{ actorId: id, organisationId: organisationId ?? '', version: String(version) }}
        values={{ name, helixType, actorGroup, website, themes: chosen, ageMin: String(ageMin), ageMax: String(ageMax), municipality, description, offers, needs, contactFunction }}
        lists={{ themes, places: places.map(({ nis, name: label }) => ({ value: nis, label })) }}
      />
    </LayPage>
  )
}
