import { AmendmentCard } from '@/app/_file/amendment-card'
import { RadiosField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { formatEuro } from '@/app/_ui/amount'
import { Section } from '@/app/_ui/section'
import type { AmendmentPage } from '@/lib/grants/amendment-view'
import { answer, confirm, question, sendBack } from './actions'

/** The change that is open with what this person may do about it, and those of before. */
export function AmendmentSection({ view: { grant, amendments, mayAnswer, mayConfirm } }: { view: AmendmentPage }) {
  const open = amendments.find((one) => one.open)
  const nowCents = grant.amendedCents ?? grant.grantedCents
  if (amendments.length === 0) return null
  return (
    <Section title="Wijzigingen" id="wijziging" ruled>
      {open && (
        <>
          <AmendmentCard amendment={open} nowCents={nowCents} density="dense" />
          {open.status === 'ASKED' && mayAnswer && (
            <>
              <Form action={answer} hidden={{ amendmentId: open.id }} submit="Verstuur het antwoord" label="Wijziging beantwoorden">
                <RadiosField name="approved" label="Antwoord" options={[{ value: 'ja', label: 'Aanvaard', ...(open.amountCents < nowCents ? { hint: `Het bedrag zakt naar ${formatEuro(open.amountCents)}. Een beslisser bevestigt dat.` } : {}) }, { value: 'nee', label: 'Niet aanvaard' }]} inline />
                <TextAreaField name="answer" label="Motivering" hint="Staat in de brief aan de begunstigde." minimum={60} maximum={5000} rows={4} />
              </Form>
              <details>
                <summary>Eerst meer vragen</summary>
                <Form action={question} hidden={{ amendmentId: open.id }} submit="Verstuur vraag" label="Vraag over de wijziging">
                  <TextAreaField name="question" label="Uw vraag" hint="De begunstigde leest dit in de mail en in het dossier." minimum={20} maximum={5000} rows={3} />
                </Form>
              </details>
            </>
          )}
          {open.status === 'AGREED' && (mayConfirm ? (
            <>
              <Form action={confirm} hidden={{ amendmentId: open.id }} submit={`Bevestig ${formatEuro(open.amountCents)}`} label="Lager bedrag bevestigen" />
              <details>
                <summary>Niet akkoord</summary>
                <Form action={sendBack} hidden={{ amendmentId: open.id }} submit="Stuur terug" label="Wijziging terugsturen">
                  <TextAreaField name="reason" label="Reden" hint="Voor de dossierbeheerder; staat in de geschiedenis." minimum={20} maximum={2000} rows={3} />
                </Form>
              </details>
            </>
          ) : <p className="muted">Het bedrag zakt. Een beslisser die niet zelf antwoordde, bevestigt.</p>)}
        </>
      )}
      {amendments.filter((one) => !one.open).map((amendment) => (
        <details key={amendment.id}>
          <summary>Wijziging {amendment.position}</summary>
          <AmendmentCard amendment={amendment} nowCents={grant.grantedCents} density="dense" />
        </details>
      ))}
    </Section>
  )
}
