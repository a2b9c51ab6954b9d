import { form } from '@/lib/applications/form'
import type { LoadedRequest } from './load-request'
import { RowBlocks } from './row-blocks'

export function PartnersStep({ request: { application, context: { reference, call }, draft, marks } }: { request: LoadedRequest }) {
  const { fields, one, max } = form.rows.partners
  return (
    <>
      {call.audience === 'PARTNERSHIP' && <p>Een partnerschap telt minstens een overheid, een bedrijf of sector en een kennisinstelling. Van elke partner is een intentiebrief nodig.</p>}
      <p><a href={`/actoren/voorstellen?aanvraag=${application.id}`}>Zoek een partner</a> die past bij wat u hier al invulde.</p>
      <RowBlocks
        name="partners" one={one} fields={fields} rows={draft.partners ?? []} maximum={max} reference={reference} marks={marks}
        empty={call.audience === 'PARTNERSHIP' ? 'Nog geen partners. Voeg ze hier toe.' : 'Nog geen partners. Dat mag: u kunt ook zonder partner indienen.'}
      />
    </>
  )
}
