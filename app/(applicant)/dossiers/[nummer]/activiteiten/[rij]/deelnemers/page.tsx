import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FieldGroup } from '@/app/_form/field-group'
import { Form } from '@/app/_form/form'
import { NumberField } from '@/app/_form/number-field'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { countGroups } from '@/lib/activity-log/activity-counts'
import { count } from '../../actions'
import { undoPlaces } from '../../paste-actions'
import { activityPath } from '../../session-words'
import { readActivity } from '../read-activity'

export const metadata: Metadata = { title: 'Deelnemers' }

/** The participants of a whole activity, as the organiser knows them; what is left empty is not known. */
export default async function ParticipantsPage({ params }: { params: Promise<{ nummer: string; rij: string }> }) {
  const { page, activity } = await readActivity(params)
  if (!page.mayKeep) notFound()
  const { counts, rowId, version } = activity
  const here = activityPath(page.grant.number, rowId)
  const hidden = { grantId: page.grant.id, rowId }
  const values = Object.fromEntries([
    ['participants', String(counts.participants ?? '')],
    ...countGroups.flatMap(({ name, fields }) => fields.map(({ key }) => [`${name}.${key}`, String((counts[name] as Record<string, number | undefined> | undefined)?.[key] ?? '')] as const)),
  ])
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'Activiteiten', href: `/dossiers/${page.grant.number}/activiteiten` }, { label: activity.title, href: here }]} />
      <Form action={count} hidden={{ ...hidden, version: String(version), terug: here }} values={values} submit="Bewaar" heading={<PageHeading kicker={activity.title} title="Deelnemers van de hele activiteit" lead="Elk kind telt één keer, ook als het elke sessie kwam. Wat u niet vroeg, zet u bij “Niet gevraagd” of “Onbekend”. Geen enkel antwoord is verplicht: wat u leeg laat, blijft leeg." />}>
        <NumberField name="participants" label="Deelnemers" hint="Kinderen die minstens één sessie aanwezig waren." inputMode="numeric" />
        {countGroups.map(({ name, title, fields }) => (
          <FieldGroup key={name} legend={title} inline>
            {fields.map(({ key, label }) => <NumberField key={key} name={`${name}.${key}`} label={label} inputMode="numeric" />)}
          </FieldGroup>
        ))}
      </Form>
      <Section title="Woongemeenten" intro="Plak ze uit uw rekenblad: per gemeente een aantal. Nooit adressen of postcodes van kinderen." ruled>
        {counts.residence !== undefined && <p>Nu: {counts.residence.length} gemeenten met samen {counts.residence.reduce((sum, { count: children }) => sum + children, 0)} kinderen, {counts.residenceOutsideFlanders ?? 0} buiten Vlaanderen, {counts.residenceUnknown ?? 0} onbekend.</p>}
        <p><a href={`${here}/plakken?soort=woonplaats`}>Plak de woongemeenten</a></p>
        {activity.hasCountsBefore && <Form action={undoPlaces} hidden={hidden} submit="Maak het plakken ongedaan" label="Plakken ongedaan maken" />}
      </Section>
    </LayPage>
  )
}
