import { cache } from 'react'
import { readPage } from '@/app/_frame/read-page'
import { formatEuro } from '@/app/_ui/amount'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { StatusWord } from '@/app/_ui/status-word'
import { earlierRequests } from '@/lib/applications/earlier-requests'
import { currentActor } from '@/lib/auth'
import { fundingSentence } from '@/lib/calls/funding-words'
import { publicCall } from '@/lib/calls/queries'
import { callStatusWords } from '@/lib/calls/words'
import { hasPublicRanking } from '@/lib/decisions/ranking-files'
import { publicResults } from '@/lib/monitor/public-results'
import { ownOrganisations } from '@/lib/organisations/queries'
import { CallDates } from './call-dates'
import { Criteria } from './criteria'
import { Results } from './results'
import { SelfCheck } from './self-check'
import { StartRequest } from './start-request'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const read = cache(async (code: string) => {
  const actor = await currentActor()
  return readPage(actor, async (tx, now) => {
    const call = await publicCall(tx, actor, code)
    const organisations = await ownOrganisations(tx, actor)
    return call && { actor, call, now, organisations, earlier: organisations.length === 0 ? [] : await earlierRequests(tx, actor, organisations.map(({ id }) => id)), results: await publicResults(tx, { callCode: code }), ranked: await hasPublicRanking(tx, call.id) }
  })
})

export const generateMetadata = async ({ params }: Props) => ({ title: (await read((await params).code)).call.name })

export default async function CallPage({ params, searchParams }: Props) {
  const { code } = await params
  const { results, ranked, ...view } = await read(code)
  const { call } = view
  const { words } = call
  return (
    <LayPage
      heading={(
        <>
          <Breadcrumb items={[{ label: 'Oproepen', href: '/oproepen' }]} />
          <PageHeading title={call.name} kicker={call.code} lead={words.intro}>
            <p>
              <StatusWord tone={call.status === 'OPEN' ? 'busy' : 'neutral'}>{callStatusWords[call.status]}</StatusWord>
            </p>
          </PageHeading>
        </>
      )}
      act={<StartRequest {...view} />}
      aside={<Side call={call} now={view.now} />}
    >
      <Text title="Waarvoor dient deze subsidie?" text={words.goal} />
      <Text title="Wie kan aanvragen?" text={words.who} />
      {words.selfCheck.length > 0 && (
        <Section title="Test uzelf" id="zelftest" intro="Beantwoord de vragen en zie meteen of deze oproep bij u past. Uw antwoorden worden niet bewaard.">
          <SelfCheck code={call.code} questions={words.selfCheck} answers={await searchParams} />
        </Section>
      )}
      <Section title="Hoeveel krijgt u?">
        <p>{fundingSentence(call)}</p>
        <Paragraphs text={words.amount} />
        <p>
          Voor deze oproep is er {formatEuro(call.envelopeCents)}. VLAIO kent toe volgens de rangschikking, tot het budget op is.
        </p>
        <p>{paymentSentence(call.paymentPlan)}</p>
      </Section>
      {call.rubric && <Criteria rubric={call.rubric} criterionThreshold={call.criterionThresholdPercent} totalThreshold={call.totalThresholdPercent} />}
      <Text title="Hoe vraagt u aan?" text={words.howTo} />
      <Text title="Wat gebeurt er na uw indiening?" text={words.afterwards} />
      <Results results={results} rankingHref={ranked ? `/oproepen/${call.code}/rangschikking.json` : null} />
      {call.legalBasis && (
        <Section title="Rechtsgrond">
          <p>{call.legalBasis}</p>
        </Section>
      )}
    </LayPage>
  )
}

function Side({ call, now }: Pick<Awaited<ReturnType<typeof read>>, 'call' | 'now'>) {
  return (
    <>
      <SideBlock title="Data">
        <CallDates call={call} now={now} />
      </SideBlock>
      <SideBlock title="Vragen?">
        <p>
          {call.contactName}
          <br />
          <a href={`mailto:${call.contactEmail}`}>{call.contactEmail}</a>
          <br />
          <a href={`tel:${call.contactPhone.replaceAll(/[^+\d]/g, '')}`}>{call.contactPhone}</a>
        </p>
      </SideBlock>
    </>
  )
}

function Text({ title, text }: { title: string; text: string }) {
  if (text.trim() === '') return null
  return (
    <Section title={title}>
      <Paragraphs text={text} />
    </Section>
  )
}

function Paragraphs({ text }: { text: string }) {
  return text.split(/\n{2,}/).map((paragraph) => <p key={paragraph}>{paragraph}</p>)
}

const paymentSentence = (plan: readonly number[]): string =>
  plan.length > 1 ? `U krijgt het geld in schijven van ${plan.slice(0, -1).join('%, ')}% en ${plan.at(-1)}%. De laatste schijf volgt na uw eindverslag.` : 'U krijgt het geld in één keer.'
