import type { ReactNode } from 'react'
import { formatEuro } from '@/app/_ui/amount'
import { DataTable } from '@/app/_ui/data-table'
import { Section } from '@/app/_ui/section'
import { SummaryList, type SummaryRow } from '@/app/_ui/summary-list'
import type { Code, Municipality, Reference } from '@/lib/applications/call-rules'
import type { Scanner } from '@/lib/files/hand-out'
import type { FrozenReport } from '@/lib/reports/canonical'
import type { FiledEvidence } from '@/lib/reports/filed-evidence'
import { actionKinds } from '@/lib/reports/fields'
import { plannedWords } from '@/lib/reports/planned-words'
import type { PlannedActivity } from '@/lib/reports/report-context'
import { formatDay } from '@/lib/time'
import { EvidenceLinks } from './evidence-links'

const dayPartWords = { AM: 'voormiddag', PM: 'namiddag', EVE: 'avond' }

const staffWords = { PAID: 'betaald', VOLUNTEER: 'vrijwilliger', JOB_STUDENT: 'jobstudent', PARTNER: 'van een partner' }

const staffWord = (category: keyof typeof staffWords, count: number): string => (count === 1 ? staffWords[category] : { ...staffWords, VOLUNTEER: 'vrijwilligers', JOB_STUDENT: 'jobstudenten' }[category])

type Proof = { evidence: readonly FiledEvidence[]; scanner: Scanner }

type CodeLists = Reference['codeLists']

const nameIn = (list: readonly Code[] | undefined, code: string | null): string => list?.find((one) => one.code === code)?.nl ?? code ?? ''

/** The report as it was frozen: what the organisation declared, word for word. */
export function FrozenText({ frozen: { activities, narrative, targetGroups, money, cooperation }, codeLists, municipalities, planned, ...proof }: { frozen: FrozenReport; codeLists: CodeLists; municipalities: readonly Municipality[]; planned: readonly PlannedActivity[] } & Proof) {
  return (
    <>
      {activities.map((activity) => (
        <Section key={activity.rowId} title={activity.title} ruled>
          {activity.sessions.length > 0 && (
            <DataTable
              label={`Sessies van ${activity.title}`}
              rows={activity.sessions.map((session, index) => ({ ...session, index }))}
              rowKey={({ index }) => String(index)}
              columns={[
                { key: 'day', head: 'Datum', rowHead: true, cell: ({ day }) => formatDay(day) },
                { key: 'part', head: 'Dagdeel', cell: ({ dayPart }) => dayPartWords[dayPart] },
                { key: 'hours', head: 'Duur', unit: 'uur', numeric: true, cell: ({ hours }) => String(hours).replace('.', ',') },
                { key: 'enrolled', head: 'Ingeschreven', numeric: true, cell: ({ enrolled }) => enrolled },
                { key: 'present', head: 'Aanwezig', numeric: true, cell: ({ present }) => present },
              ]}
            />
          )}
          <SummaryList rows={[...activityRows(activity, planOf(planned, activity.rowId), municipalities), ...proofRow({ ...proof, evidence: proof.evidence.filter((file) => file.activity === activity.rowId) })]} />
        </Section>
      ))}
      <Section title="Verhaal" ruled>
        <SummaryList
          rows={[
            ...said('Impact', narrative.impact), ...said('Succesfactoren', narrative.successFactors), ...said('Wat ze anders zouden doen', narrative.doDifferently), ...said('Vervolg', narrative.followUp),
            ...(narrative.estimatedChildren === null ? [] : [{ term: 'Eigen schatting van unieke kinderen', value: narrative.estimatedChildren }]),
            ...targetGroups.map(({ group, text }) => ({ term: `Doelgroep: ${nameIn(codeLists['targetGroup'], group)}`, value: text })),
          ]}
        />
      </Section>
      {cooperation && <Cooperation cooperation={cooperation} />}
      {money && <Money money={money} codeLists={codeLists} {...proof} />}
    </>
  )
}

/** Each count beside what it counts, nobody left out: "5-7 jaar: 12, 8-9 jaar: 4"; `none` where nobody was counted. */
const counted = (names: readonly string[], counts: readonly number[], none = 'niemand'): string => names.flatMap((name, index) => (counts[index] ? [`${name}: ${counts[index]}`] : [])).join(', ') || none

/** By name, the most first: "Mechelen: 15, Leuven: 3, onbekend: 2". */
const homes = ({ residence, residenceOutsideFlanders, residenceUnknown }: FrozenReport['activities'][number], municipalities: readonly Municipality[]): string => {
  const places = residence.toSorted((a, b) => b.count - a.count).map(({ nis, count }) => `${municipalities.find((one) => one.nis === nis)?.name ?? nis}: ${count}`)
  return [...places, ...(residenceOutsideFlanders > 0 ? [`buiten Vlaanderen: ${residenceOutsideFlanders}`] : []), ...(residenceUnknown > 0 ? [`onbekend: ${residenceUnknown}`] : [])].join(', ') || 'niet ingevuld'
}

const planOf = (planned: readonly PlannedActivity[], rowId: string): Readonly<Record<string, string>> => { const found = planned.find((one) => one.rowId === rowId); return found ? plannedWords(found) : {} }

/** Planned beside realised, where the plan says a number. */
const beside = (value: string | number, ...plan: (string | undefined)[]): ReactNode => {
  const words = plan.filter((part) => part !== undefined)
  return words.length === 0 ? value : <>{value} <span className="muted">(gepland: {words.join(', ')})</span></>
}

const activityRows = (activity: FrozenReport['activities'][number], plan: Readonly<Record<string, string>>, municipalities: readonly Municipality[]): SummaryRow[] => [
  ...said('Waarom niet doorgegaan', activity.cancelReason),
  ...(activity.status === 'CANCELLED' ? [] : [
    { term: 'Deelnemers', value: beside(activity.participants, plan['participants']) },
    { term: 'Leeftijd', value: beside(counted(['5-7 jaar', '8-9 jaar', '10-11 jaar', '12-13 jaar', '14-15 jaar', '16-18 jaar', 'onbekend'], Object.values(activity.ageBands)), plan['ageBands']) },
    { term: 'Gender', value: beside(counted(['meisje', 'jongen', 'X', 'onbekend'], Object.values(activity.gender)), plan['gender.V'] && `meisjes ${plan['gender.V']}`) },
    { term: 'Woongemeenten', value: homes(activity, municipalities) },
    { term: 'Nieuw of terugkerend', value: counted(['nieuw', 'terugkerend', 'onbekend'], [activity.newParticipants, activity.returningParticipants, activity.newReturningUnknown]) },
    { term: 'Kansen', value: counted(['kansentarief', 'toegeleid'], [activity.reducedRate, activity.referred]) },
    ...(activity.completed === null ? [] : [{ term: 'Minstens 75% van de sessies aanwezig', value: activity.completed }]),
    { term: 'Toegankelijk', value: `${activity.accessible ? 'ja' : 'nee'}, redelijke aanpassingen: ${activity.reasonableAdjustments}` },
    { term: 'Tevredenheid', value: counted(['helemaal niet leuk', 'niet leuk', 'gaat wel', 'leuk', 'heel leuk'], Object.values(activity.satisfaction), 'geen antwoorden') },
    { term: 'Zin in STEM', value: counted(['meer', 'evenveel', 'minder'], Object.values(activity.interest), 'geen antwoorden') },
    { term: 'Begeleiders', value: beside(activity.staff.map(({ category, count, hours }) => `${count} ${staffWord(category, count)} (${String(hours).replace('.', ',')} uur)`).join(', ') || 'geen', plan['staff.PAID.count'] && `${plan['staff.PAID.count']} betaald`, plan['staff.VOLUNTEER.count'] && `${plan['staff.VOLUNTEER.count']} ${staffWord('VOLUNTEER', Number(plan['staff.VOLUNTEER.count']))}`) },
    { term: 'Vrouwen onder de begeleiders', value: activity.staffWomen },
  ]),
  ...said('Partners', activity.partnersTookPart.join(', ') || null), ...said('Wat partners deden', activity.partnerContribution),
  ...(activity.announcementEvidence ? [{ term: 'Aankondiging', value: /^https?:\/\//.test(activity.announcementEvidence) ? <a href={activity.announcementEvidence} rel="noreferrer noopener">{activity.announcementEvidence}</a> : activity.announcementEvidence }] : []),
  ...said('Bevestiging van de partners', activity.partnerConfirmation),
  ...(activity.photoEvidence ? [{ term: 'Foto of film', value: <><a href={activity.photoEvidence} rel="noreferrer noopener">{activity.photoEvidence}</a>{activity.photoConsent && ' (geen herkenbaar kind zonder toestemming)'}</> }] : []),
  ...said('Afwijking van het plan', activity.deviation), ...said('Les', activity.lesson),
]

const proofRow = ({ evidence, scanner }: Proof): SummaryRow[] => (evidence.length === 0 ? [] : [{ term: 'Bewijsstukken', value: <EvidenceLinks files={evidence} scanner={scanner} /> }])

const said = (term: string, value: string | null): SummaryRow[] => (value === null || value === '' ? [] : [{ term, value }])

function Cooperation({ cooperation: { actions, risks, nextQuarter } }: { cooperation: NonNullable<FrozenReport['cooperation']> }) {
  return (
    <Section title="Samenwerking" ruled>
      <DataTable
        label="Acties rond samenwerking"
        empty="Geen acties in deze periode."
        rows={actions.map((action, index) => ({ ...action, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          { key: 'what', head: 'Actie', rowHead: true, cell: ({ description }) => description },
          { key: 'kind', head: 'Soort', cell: ({ kind }) => actionKinds.find(({ code }) => code === kind)?.nl },
          { key: 'day', head: 'Datum', narrow: true, cell: ({ day }) => day && formatDay(day) },
          { key: 'organisations', head: 'Organisaties', numeric: true, cell: ({ organisations }) => organisations },
        ]}
      />
      <SummaryList rows={[...risks.map(({ risk, measure }, index) => ({ term: `Risico ${index + 1}`, value: `${risk ?? ''} Maatregel: ${measure ?? ''}` })), ...said('Volgende periode', nextQuarter)]} />
    </Section>
  )
}

function Money({ money, codeLists, evidence, scanner }: { money: NonNullable<FrozenReport['money']>; codeLists: CodeLists } & Proof) {
  const files = evidence.filter(({ activity }) => activity === null)
  return (
    <Section title="Kosten en opbrengsten" intro={`Kosten ${formatEuro(money.costsCents)}, andere opbrengsten ${formatEuro(money.otherRevenueCents)}, in natura ${formatEuro(money.inKindCents)}.`} ruled>
      <DataTable
        label="Werkelijke kosten"
        rows={money.costs.map((cost, index) => ({ ...cost, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          { key: 'what', head: 'Kost', rowHead: true, cell: ({ description, category, explanation }) => <>{description}<span className="table__note">{nameIn(codeLists['costCategory'], category)}{explanation && `. ${explanation}`}</span></> },
          { key: 'budget', head: 'Begroot', numeric: true, cell: ({ budget }) => (budget === null ? '' : formatEuro(budget)) },
          { key: 'real', head: 'Werkelijk', numeric: true, cell: ({ real }) => (real === null ? '' : formatEuro(real)) },
          { key: 'vat', head: 'Btw', numeric: true, cell: ({ vat }) => (vat === null ? '' : formatEuro(vat)) },
          { key: 'proof', head: 'Bewijsstuk', cell: ({ index, proofNumber, supplier }) => <>{[proofNumber, supplier].filter(Boolean).join(', ')}{files.some(({ cost }) => cost === index) && <EvidenceLinks files={files.filter(({ cost }) => cost === index)} scanner={scanner} />}</> },
          { key: 'invoice', head: 'Factuur', narrow: true, cell: ({ invoiceDate }) => invoiceDate && formatDay(invoiceDate) },
          { key: 'paid', head: 'Betaald', narrow: true, cell: ({ paymentDate }) => paymentDate && formatDay(paymentDate) },
        ]}
      />
      {money.revenues.length > 0 && (
        <DataTable
          label="Andere opbrengsten"
          rows={money.revenues.map((revenue, index) => ({ ...revenue, index }))}
          rowKey={({ index }) => String(index)}
          columns={[
            { key: 'what', head: 'Opbrengst', rowHead: true, cell: ({ description, category }) => <>{description}<span className="table__note">{nameIn(codeLists['revenueCategory'], category)}</span></> },
            { key: 'amount', head: 'Bedrag', numeric: true, cell: ({ amount }) => (amount === null ? '' : formatEuro(amount)) },
          ]}
        />
      )}
      <SummaryList rows={proofRow({ evidence: files.filter(({ cost }) => cost === null), scanner })} />
    </Section>
  )
}
