import 'server-only'
import { cache } from 'react'
import { notFound, redirect } from 'next/navigation'
import { readPage } from '@/app/_frame/read-page'
import { requireActor } from '@/lib/auth'
import { organisationDetail, ownOrganisations } from '@/lib/organisations/queries'

/** The organisation in the address, else one's first; without any, one registers. Once per page. */
export const ownOrganisation = cache(async (asked: string | string[] | undefined) => {
  const actor = await requireActor()
  const view = await readPage(actor, async (tx) => {
    const own = await ownOrganisations(tx, actor)
    const chosen = typeof asked === 'string' ? own.find(({ id }) => id === asked) : own[0]
    return { own, asked: asked !== undefined, organisation: chosen ? await organisationDetail(tx, actor, chosen.id) : null }
  })
  if (view.organisation) return { actor, own: view.own, organisation: view.organisation }
  return view.asked || view.own.length > 0 ? notFound() : redirect('/academie/organisatie/nieuw')
})

export type OrganisationSearch = Promise<{ organisatie?: string | string[] }>
