import type { Metadata } from 'next'
import { Form } from '@/app/_form/form'
import { NumberField } from '@/app/_form/number-field'
import { readPage } from '@/app/_frame/read-page'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireActor } from '@/lib/auth'
import { thresholdsToChange } from '@/lib/monitor/change-thresholds'
import { changeSmallest } from './actions'

export const metadata: Metadata = { title: 'Kleine getallen · Opvolging' }

export default async function ThresholdsPage() {
  const actor = await requireActor()
  const { thresholds, seen } = await readPage(actor, (tx) => thresholdsToChange(tx, actor))
  return (
    <OfficePage>
      <Form
        action={changeSmallest}
        hidden={{ seen: JSON.stringify(seen) }}
        values={{ leastShown: String(thresholds.leastShown), leastDenominator: String(thresholds.leastDenominator), leastAnswers: String(thresholds.leastAnswers) }}
        submit="Bewaar"
        label="Kleine getallen"
        requiredNote
        heading={<PageHeading title="Kleine getallen" lead="Een beleidsdomein ziet geen getal dat naar een kind wijst. Wie dossiers behandelt, ziet de juiste getallen."><p><a href="/opvolging/doelen">Terug naar de doelen</a></p></PageHeading>}
      >
        <NumberField name="leastShown" label="Kleinste aantal kinderen dat we tonen" />
        <NumberField name="leastDenominator" label="Een percentage tonen we vanaf" suffix="kinderen" />
        <NumberField name="leastAnswers" label="Een gemiddelde tevredenheid tonen we vanaf" suffix="antwoorden" hint="Dit geldt voor iedereen." />
      </Form>
    </OfficePage>
  )
}
