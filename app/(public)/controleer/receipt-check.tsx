'use client'

import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import { Button } from '@/app/_ui/button'
import { verifyLink, type PublicKey } from '@/lib/filings/verify-receipt'
import { checkFiles, fromVerdict, type Outcome } from './check-files'
import { OutcomeShown } from './outcome-shown'

/** A form that never leaves the browser. */
export function ReceiptCheck({ keys }: { keys: readonly PublicKey[] }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const shown = useRef<HTMLDivElement>(null)

  // Who scanned the code of the PDF brings the receipt along behind the #.
  useEffect(() => {
    const fragment = window.location.hash.slice(1)
    if (fragment !== '') void verifyLink(fragment, keys).then((verdict) => setOutcome(fromVerdict('De code', verdict)))
  }, [keys])

  useEffect(() => {
    if (outcome) shown.current?.focus()
  }, [outcome])

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setOutcome(await checkFiles([...(input.current?.files ?? [])], keys))
  }

  return (
    <>
      <noscript>
        <p>Deze pagina heeft JavaScript nodig om het bewijs in uw browser na te kijken.</p>
      </noscript>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <div className="field">
          <label className="field__label" htmlFor="receipt">
            Bewijs (JSON of PDF)
          </label>
          <p className="field__hint" id="receipt-hint">
            Kies het bestand, of sleep het op het vak hieronder. Kies erbij ook de bestanden die u meestuurde: dan kijken we ook die na.
          </p>
          <input ref={input} className="field__input field__input--drop" id="receipt" type="file" multiple aria-describedby="receipt-hint" />
        </div>
        <Button>Controleer bewijs</Button>
      </form>
      <div ref={shown} className="found" tabIndex={-1} aria-live="polite">
        {outcome && <OutcomeShown outcome={outcome} />}
      </div>
    </>
  )
}
