import { RadiosField } from '@/app/_form/choice-fields'
import { DateField } from '@/app/_form/date-field'
import { NumberField } from '@/app/_form/number-field'
import { TickField } from '@/app/_form/tick-field'
import { dayParts, dayPartWords } from '@/lib/activity-log/words'

/** The fields of one session. */
export function SessionFields() {
  return (
    <>
      <SlotFields />
      <NumberField name="enrolled" label="Ingeschreven" inputMode="numeric" suffix="kinderen" />
      <NumberField name="present" label="Aanwezig" inputMode="numeric" suffix="kinderen" />
      <TickField name="walkIns" label="Er deden kinderen mee zonder inschrijving" optional />
      <TickField name="anotherGroup" label="Dit was nog een andere groep op hetzelfde moment" optional />
    </>
  )
}

export function SlotFields() {
  return (
    <>
      <DateField name="heldOn" label="Dag" />
      <RadiosField name="dayPart" label="Dagdeel" options={dayParts.map((value) => ({ value, label: dayPartWords[value] }))} inline />
      <NumberField name="duration" label="Duur" hint="In uren, per kwartier, zonder pauzes van meer dan 30 minuten. Bijvoorbeeld 1,5." suffix="uur" />
    </>
  )
}
