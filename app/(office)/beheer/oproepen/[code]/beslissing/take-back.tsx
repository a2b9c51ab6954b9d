import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { takeBackAll, takeBackOne } from './actions'

/** The whole proposal goes back to the chair, while nobody decided. Says what it does before it asks why. */
export function TakeBackAll({ callId, late, fromReserve }: { callId: string; late: number; fromReserve: boolean }) {
  return (
    <details className="fold">
      <summary>Neem het hele voorstel terug</summary>
      <Form action={takeBackAll} hidden={{ callId }} submit="Neem het voorstel terug" danger label="Voorstel terugnemen">
        <ul>
          {fromReserve ? <li>Elk dossier blijft op zijn plaats in de reservelijst. Het geld komt weer vrij. De aanvragers merken er niets van.</li> : <li>Elk dossier van het voorstel is opnieuw gerangschikt. De aanvragers merken er niets van.</li>}
          {!fromReserve && <li>De rangschikking kan daarna opnieuw bevroren worden. De oude blijft bewaard.</li>}
          {late > 0 && <li>Een belang dat na het bevriezen gemeld werd, telt dan mee: de score van die beoordelaar vervalt, en het dossier gaat eerst terug naar zijn beoordelaars.</li>}
          <li>Zodra over één dossier beslist is, kan dit niet meer.</li>
        </ul>
        <TextAreaField name="takeBackReason" label="Waarom neemt u het voorstel terug?" hint="Minstens 20 tekens. Dit blijft in het spoor van de oproep." rows={3} />
      </Form>
    </details>
  )
}

/** One file goes out of the proposal; the rest stays. */
export function TakeBackOne({ applicationId, number }: { applicationId: string; number: string }) {
  return (
    <details className="fold">
      <summary>Neem dit dossier uit het voorstel</summary>
      <Form action={takeBackOne} hidden={{ applicationId }} submit="Neem uit het voorstel" label={`${number} uit het voorstel nemen`}>
        <p>De andere dossiers blijven voorliggen. Voor dit dossier doet u op de pagina Rangschikking een nieuw voorstel, op dezelfde rangschikking. Tot dan kan de oproep niet bekendgemaakt worden.</p>
        <TextAreaField name="takeBackReason" label="Waarom neemt u dit dossier terug?" hint="Minstens 20 tekens. Dit blijft in het spoor van het dossier." rows={3} />
      </Form>
    </details>
  )
}
