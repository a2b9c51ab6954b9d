import { Actions, ButtonLink } from '@/app/_ui/button'
import { Instant } from '@/app/_ui/instant'
import { LayPage } from '@/app/_ui/lay-page'
import { LocalDate } from '@/app/_ui/local-date'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { SummaryList } from '@/app/_ui/summary-list'
import { formatIban } from '@/lib/organisations/iban'
import { formatKbo } from '@/lib/organisations/kbo'
import type { OrganisationDetail } from '@/lib/organisations/queries'
import { recognitionWords } from '@/lib/organisations/words'
import { Members } from './members'
import { ownOrganisation, type OrganisationSearch } from './own-organisation'

export const metadata = { title: 'Uw organisatie' }

export default async function OrganisationPage({ searchParams }: { searchParams: OrganisationSearch }) {
  const { actor, own, organisation } = await ownOrganisation((await searchParams).organisatie)
  const query = `?organisatie=${organisation.id}`
  return (
    <LayPage aside={<Side organisation={organisation} others={own.filter(({ id }) => id !== organisation.id)} />}>
      <PageHeading title={organisation.legalName} kicker={`Ondernemingsnummer ${formatKbo(organisation.kbo)}`} />
      <Section title="Wie werkt mee">
        <Members organisation={organisation} ownId={actor.userId} />
        {organisation.mayInvite ? (
          <Actions>
            <ButtonLink href={`/academie/organisatie/uitnodigen${query}`}>Nodig collega uit</ButtonLink>
          </Actions>
        ) : (
          <p className="muted">Alleen een gemachtigde nodigt collega’s uit.</p>
        )}
      </Section>
      <Section title="Uw machtiging">
        <OwnMandate organisation={organisation} />
      </Section>
      <Section title="Laat u vinden">
        <p>In de <a href="/actoren">lijst van STEM-actoren</a> zoeken partners elkaar. <a href={`/actoren/nieuw${query}`}>Zeg wat u aanbiedt en wat u zoekt</a>.</p>
      </Section>
      <Section title="Gegevens van de organisatie">
        <SummaryList rows={factsOf(organisation, query)} />
      </Section>
    </LayPage>
  )
}

const factsOf = (organisation: OrganisationDetail, query: string) => {
  const change = { changeHref: `/academie/organisatie/gegevens${query}` }
  const { street, houseNumber, box, postcode, municipality } = organisation
  const place = [[street, houseNumber, box && `bus ${box}`].filter(Boolean).join(' '), [postcode, municipality?.name].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  return [
    { term: 'Officiële naam', value: organisation.legalName, ...change },
    { term: 'Adres van de zetel', value: place || 'nog niet ingevuld', ...change },
    { term: 'Website', value: organisation.website || 'geen', ...change },
    {
      term: 'Rekeningnummer',
      value: organisation.iban ? `${formatIban(organisation.iban)}, op naam van ${organisation.accountHolder}` : 'nog niet ingevuld',
      changeHref: `/academie/organisatie/rekening${query}`,
    },
    { term: 'STEM-charter', value: organisation.charter ? 'ondertekend' : 'niet ondertekend', ...change },
  ]
}

function OwnMandate({ organisation: { id, ownMandate } }: { organisation: OrganisationDetail }) {
  const link = <a href={`/academie/organisatie/machtiging?organisatie=${id}`}>Laad een bewijs op</a>
  if (ownMandate?.status === 'APPROVED') return <p>U bent gemachtigde. U mag indienen, toekenningen aanvaarden en het rekeningnummer wijzigen.</p>
  if (ownMandate?.status === 'WAITING') {
    return (
      <p>
        Uw machtiging van <Instant at={ownMandate.requestedAt} precision="day" /> wacht op VLAIO. U mag intussen indienen, onder voorbehoud.
        {ownMandate.proofSha256 ? '' : <> Er is nog geen bewijs. {link}.</>}
      </p>
    )
  }
  return (
    <p>
      {ownMandate ? `Uw machtiging is geweigerd. ${ownMandate.reason} ` : 'U bent geen gemachtigde. Wie mag tekenen voor de organisatie, kan aanvragen indienen. '}
      {link}.
    </p>
  )
}

function Side({ organisation, others }: { organisation: OrganisationDetail; others: { id: string; legalName: string }[] }) {
  const [recognition] = organisation.recognitions
  return (
    <>
      <SideBlock title="Erkenning als STEM-academie" big={recognition ? recognitionWords[recognition.status] : recognitionWords.NONE}>
        {recognition ? (
          <p className="small">
            Nummer {recognition.number}, geldig van <LocalDate date={recognition.validFrom.toISOString().slice(0, 10)} /> tot en met <LocalDate date={recognition.validTo.toISOString().slice(0, 10)} />.
          </p>
        ) : (
          <p className="small">U vraagt de erkenning aan samen met een subsidieaanvraag.</p>
        )}
      </SideBlock>
      {organisation.partnerships.length > 0 && (
        <SideBlock title="Penhouder van">
          {organisation.partnerships.map(({ code, name }) => (
            <p key={code}>{name}</p>
          ))}
        </SideBlock>
      )}
      {others.length > 0 && (
        <SideBlock title="Uw andere organisaties">
          {others.map(({ id, legalName }) => (
            <p key={id}>
              <a href={`/academie/organisatie?organisatie=${id}`}>{legalName}</a>
            </p>
          ))}
        </SideBlock>
      )}
      <SideBlock title="Nog een organisatie?">
        <p className="small">
          <a href="/academie/organisatie/nieuw">Registreer een andere organisatie</a>.
        </p>
      </SideBlock>
    </>
  )
}
