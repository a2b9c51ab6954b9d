import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { FieldGroup } from '@/app/_form/field-group'
import { Form } from '@/app/_form/form'
import { NumberField } from '@/app/_form/number-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { readPage } from '@/app/_frame/read-page'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireActor } from '@/lib/auth'
import { targetsToSet } from '@/lib/monitor/set-targets'
import { latestVersion, targetCodes, targetKinds } from '@/lib/indicators/aims'
import { setAims } from './actions'

export const metadata: Metadata = { title: 'Doelen stellen · Opvolging' }

const asked = z.object({ oproep: z.string().regex(/^[A-Z0-9-]{0,40}$/).default('') })

export default async function SetTargetsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const actor = await requireActor()
  const read = asked.safeParse(await searchParams)
  if (!read.success) notFound()
  const { set, names } = await readPage(actor, async (tx) => {
    const found = await targetsToSet(tx, actor, read.data.oproep)
    return found && { set: found, names: new Map((await latestVersion(tx))?.indicators.map(({ code, nameNl }) => [code as string, nameNl])) }
  })
  const back = `/opvolging/doelen${set.call === '' ? '' : `?oproep=${set.call}`}`
  return (
    <OfficePage>
      <Form
        action={setAims}
        hidden={{ call: set.call, version: String(set.version) }}
        values={Object.fromEntries(Object.entries(set.targets).map(([code, value]) => [`targets.${code}`, value.replace('.', ',')]))}
        submit="Bewaar"
        label="Doelen"
        requiredNote
        heading={<PageHeading title={set.call === '' ? 'Doelen van het beleid' : `Doelen van ${set.name}`} lead={set.call === '' ? 'Wat u openlaat, volgt de doelen van de indicatoren zelf.' : 'Wat u openlaat, volgt de doelen van het beleid en van de indicatoren.'}><p><a href={back}>Terug naar de doelen</a></p></PageHeading>}
      >
        <FieldGroup legend="Minstens">
          {targetCodes.map((code) => <NumberField key={code} name={`targets.${code}`} label={`${names.get(code) ?? code}${code === 'I01' ? ' (deelnames)' : ''}`} suffix={targetKinds[code].unit} optional />)}
        </FieldGroup>
        <TextAreaField name="reason" label="Waarom stelt u deze doelen?" hint="Minstens 10 tekens. Dit blijft bij de doelen staan." />
      </Form>
    </OfficePage>
  )
}
