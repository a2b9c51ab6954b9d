import { Form } from '@/app/_form/form'
import { tellSignatory } from '../together-actions'

type TellSignatoryProps = {
  applicationId: string
  signatories: readonly string[]
  complete: boolean
  /** nothing misses but what the gemachtigde may do: the declarations */
  ready: boolean
}

/** Who fills in cannot file: what they can do is say that the draft is ready. */
export function TellSignatory({ applicationId, signatories, complete, ready }: TellSignatoryProps) {
  const who = new Intl.ListFormat('nl-BE', { type: 'disjunction' }).format(new Set(signatories))
  if (signatories.length === 0) return <p>Alleen een gemachtigde van uw organisatie kan indienen, en die is er nog niet. <a href="/academie/organisatie">Nodig een gemachtigde uit</a>.</p>
  return (
    <>
      <p>Alleen een gemachtigde van uw organisatie kan indienen: {who}.</p>
      {ready
        ? (
          <>
            <p>{complete ? 'Alles is ingevuld.' : 'Alleen de verklaringen ontbreken nog. Dat kan de gemachtigde ook doen.'} Meld dat de aanvraag klaar is. De gemachtigde krijgt een mail, kijkt na en dient in. Intussen kunt u nog wijzigen.</p>
            <Form action={tellSignatory} hidden={{ applicationId }} submit="Meld klaar aan de gemachtigde" label="Klaar melden" />
          </>
        )
        : <p>Vul eerst aan wat hierboven staat. Dan kunt u melden dat de aanvraag klaar is.</p>}
    </>
  )
}
