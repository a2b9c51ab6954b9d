import { readPage } from '@/app/_frame/read-page'
import { Notice } from '@/app/_ui/notice'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { adviceList, ownDomain, waits } from '@/lib/advice/queries'
import { requireActor } from '@/lib/auth'
import { AdviceTable } from './advice-table'

export const metadata = { title: 'Adviezen' }

export default async function AdvicePage() {
  const actor = await requireActor()
  const advises = actor.roles.includes('POLICY_DOMAIN')
  const { lines, domain } = await readPage(actor, async (tx) => {
    const found = await adviceList(tx, actor)
    return found && { lines: found, domain: await ownDomain(tx, actor) }
  })
  const open = lines.filter(waits)
  return (
    <OfficePage>
      <PageHeading title="Adviezen" kicker={advises ? (domain ?? undefined) : undefined} lead={advises ? 'VLAIO vraagt uw beleidsdomein advies over oproepen en dossiers.' : 'Wat de beleidsdomeinen gevraagd is en wat ze adviseerden. U vraagt advies op de pagina van een oproep of van een dossier.'} />
      {advises && domain === null && <Notice>U hoort nog niet bij een beleidsdomein. De beheerder van het loket stelt dat in. Tot dan ziet u geen vragen.</Notice>}
      <Section title={open.length === 0 ? 'Wat wacht' : `Wat wacht (${open.length})`}>
        <AdviceTable label="Vragen die op advies wachten" lines={open} empty="Er wacht geen vraag op advies." withDomain={!advises} />
      </Section>
      <Section title="Afgehandeld">
        <AdviceTable label="Gegeven, verlopen en ingetrokken" lines={lines.filter((line) => !waits(line))} empty="Er is nog geen advies gegeven." withDomain={!advises} />
      </Section>
    </OfficePage>
  )
}
