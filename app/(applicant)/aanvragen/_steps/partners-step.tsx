import { form } from '@/lib/applications/form'
import type { LoadedRequest } from './load-request'
import { RowBlocks } from './row-blocks'

export function PartnersStep({ request: { context: { reference, call }, draft, marks } }: { request: LoadedRequest }) {
  const { fields, one, max } = form.rows.partners
  return (
    <>
      {call.audience === 'PARTNERSHIP' && <p>Een partnerschap telt minstens een overheid, een bedrijf of sector en een kennisinstelling. Van elke partner is een intentiebrief nodig.</p>}
      <RowBlocks
        name="partners" one={one} fields={fields} rows={draft.partners ?? []} maximum={max} reference={reference} marks={marks}
        empty={call.audience === 'PARTNERSHIP' ? 'Nog geen partners. Voeg ze hier toe.' : 'Nog geen partners. Dat mag: u kunt ook zonder partner indienen.'}
      />
    </>
  )
}
