import { AmountField } from '@/app/_form/amount-field'
import { FieldGroup } from '@/app/_form/field-group'
import { Form } from '@/app/_form/form'
import { TickField } from '@/app/_form/tick-field'
import { formatEuroShort } from '@/app/_ui/amount'
import { Button } from '@/app/_ui/button'
import { EnvelopeBar } from '@/app/_ui/envelope-bar'
import { Section } from '@/app/_ui/section'
import { formatCents } from '@/lib/money'
import { officialChoice, summaryOf, type ScenarioLine } from '@/lib/decisions/scenario-lines'
import { inPoints, priceInWords, type priceDeviations } from '@/lib/decisions/scenario-prices'
import type { StoredScenario } from '@/lib/decisions/scenario-view'
import { formatShortInstant } from '@/lib/time'
import { change } from './actions'
import { ManageScenario } from './manage-scenario'

type Props = {
  scenario: StoredScenario
  official: StoredScenario
  lines: readonly ScenarioLine[]
  call: { envelopeCents: bigint }
  prices: Awaited<ReturnType<typeof priceDeviations>>
  mayChange: boolean
  beside: readonly StoredScenario[]
  comparedWith: string | undefined
}

/** One scenario: its money, what it changes and at what price, and the files by hand. */
export function ScenarioDetail({ scenario, official, lines, call, prices, mayChange, beside, comparedWith }: Props) {
  const summary = summaryOf(lines, scenario.chosen)
  const gain = summary.tenths - summaryOf(lines, official.chosen).tenths
  const nameOf = (id: string): string => { const line = lines.find(({ applicationId }) => applicationId === id); return line ? `${line.number} ${line.organisation}` : id }
  const free = call.envelopeCents - summary.cents
  const others = [...new Set([...scenario.chosen.keys(), ...official.chosen.keys()])].filter((id) => scenario.chosen.has(id) !== official.chosen.has(id))
  const amounts = [...scenario.chosen].filter(([id, cents]) => official.chosen.has(id) && official.chosen.get(id) !== cents)
  return (
    <Section title={scenario.name} id="scenario" ruled intro={`Niet officieel. Gemaakt door ${scenario.madeBy}, laatst gewijzigd op ${formatShortInstant(scenario.changedAt)}.`}>
      <EnvelopeBar envelopeCents={call.envelopeCents} granted={lines.filter(({ applicationId }) => scenario.chosen.has(applicationId)).map((line) => ({ name: `${line.number} ${line.organisation}`, cents: scenario.chosen.get(line.applicationId) ?? 0n }))}>
        {free < 0n ? `Dit gaat ${formatCents(-free)} euro over de enveloppe.` : `Vrij: ${formatCents(free)} euro.`} {summary.files === 1 ? '1 dossier' : `${summary.files} dossiers`} en {inPoints(summary.tenths)} punten samen: {gain === 0 ? 'evenveel als' : `${inPoints(Math.abs(gain))} ${gain > 0 ? 'meer' : 'minder'} dan`} de officiële lijst.
      </EnvelopeBar>
      <h3>Verschil met de officiële lijst</h3>
      {prices.deviations.length === 0 ? <p>{others.length === 0 ? 'Dezelfde dossiers als de officiële lijst.' : `Anders dan de officiële lijst: ${others.map(nameOf).join(', ')}. Zonder prijs, want dit scenario past niet in de enveloppe.`}</p> : (
        <>
          <ul>{prices.deviations.map((deviation) => <li key={deviation.applicationId}>{priceInWords(deviation, nameOf)}</li>)}</ul>
          <p className="muted">Elke prijs is nagerekend: de beste keuze zonder die ene afwijking, naast de beste keuze ermee, met de rest van het scenario en met wat er vrij is zo goed mogelijk gebruikt.</p>
        </>
      )}
      {amounts.length > 0 && <p>Een ander bedrag: {amounts.map(([id, cents]) => `${nameOf(id)} ${formatCents(cents)} in plaats van ${formatCents(official.chosen.get(id) ?? 0n)} euro`).join(', ')}.</p>}
      {prices.unpriced > 0 && <p>Nog {prices.unpriced} afwijkingen zonder prijs: alleen de eerste worden nagerekend.</p>}
      {prices.room.length > 0 && <p>Met wat er vrij is, past nog: {prices.room.map(nameOf).join(', ')}.</p>}
      <p>Naast elkaar leggen: {beside.map(({ id, name }, index) => <span key={id}>{index > 0 && ' · '}<a href={`?toon=${scenario.id}&naast=${id}#naast`} aria-current={id === comparedWith ? 'true' : undefined}>{name}</a></span>)}</p>
      {mayChange && <ByHand scenario={scenario} lines={lines} />}
      {mayChange && <ManageScenario scenario={scenario} />}
    </Section>
  )
}

function ByHand({ scenario, lines }: { scenario: StoredScenario; lines: readonly ScenarioLine[] }) {
  const official = officialChoice(lines)
  const values = Object.fromEntries(lines.flatMap(({ applicationId }, index) => {
    const cents = scenario.chosen.get(applicationId)
    return [[`items.${index}.included`, cents === undefined ? '' : 'ja'], [`items.${index}.cents`, cents === undefined ? '' : formatCents(cents)]]
  }))
  return (
    <details className="details">
      <summary>Wijzig met de hand</summary>
      <Form action={change} hidden={{ scenarioId: scenario.id, version: String(scenario.version) }} values={values} label={`Scenario ${scenario.name}`}>
        {lines.map((line, index) => (
          <FieldGroup key={line.applicationId} legend={`${line.number} ${line.organisation}`}>
            <input type="hidden" name={`items.${index}.applicationId`} value={line.applicationId} />
            <TickField name={`items.${index}.included`} label={`${line.number} in dit scenario`} hint={`Plaats ${line.rank}, ${inPoints(Math.round(line.total * 10))} punten, vraagt ${formatEuroShort(line.requestedCents)} euro. Officieel: ${official.has(line.applicationId) ? 'toegekend' : 'niet'}.`} optional />
            <AmountField name={`items.${index}.cents`} label={`Bedrag voor ${line.number}`} hint="Leeg is wat gevraagd is." optional />
          </FieldGroup>
        ))}
        <Button>Bewaar scenario</Button>
      </Form>
    </details>
  )
}
