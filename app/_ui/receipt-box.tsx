import { SummaryList, type SummaryRow } from './summary-list'

/** The proof of filing: the number first, then who, when, how much and the checksum. */
export function ReceiptBox({ number, rows }: { number: string; rows: readonly SummaryRow[] }) {
  return (
    <div className="box receipt">
      <p className="receipt__number">
        Dossiernummer
        <strong>{number}</strong>
      </p>
      <div className="receipt__rows">
        <SummaryList rows={rows} />
      </div>
    </div>
  )
}
