'use client'

import { use } from 'react'
import { FormContext } from '@/app/_form/form-context'
import { Actions, Button } from '@/app/_ui/button'
import { TableRegion } from '@/app/_ui/table-region'
import { Warning } from '@/app/_ui/warning'
import { previewOf } from './paste-values'

/** What was read, line by line, under the text; the button that adds it is there only when every line holds. */
export function PastePreview({ one, many, goodOnly = false }: { one: string; many: string; /** The lines that hold may be added without the others. */ goodOnly?: boolean }) {
  const { values } = use(FormContext)
  const preview = previewOf(values)
  const wrong = preview?.rows.filter(({ problem }) => problem !== '').length ?? 0
  const count = preview?.rows.length ?? 0
  return (
    <>
      {preview && preview.skipped.length > 0 && <Warning>Deze kolommen slaan we over: {preview.skipped.join(', ')}.</Warning>}
      {preview && preview.problem !== '' && <Warning>{preview.problem}</Warning>}
      {preview && wrong > 0 && <Warning>{wrong === 1 ? '1 regel is' : `${wrong} regels zijn`} nog niet in orde. {goodOnly ? 'Verbeter de tekst en bekijk ze opnieuw, of voeg alleen de goede regels toe.' : 'We voegen alles toe of niets: verbeter de tekst en bekijk ze opnieuw.'}</Warning>}
      {preview && count > 0 && (
        <TableRegion label="Zo lezen we uw tekst">
          <table className="table">
            <caption>Zo lezen we uw tekst</caption>
            <thead><tr><th scope="col">Regel</th><th scope="col">In orde?</th>{preview.columns.map((column) => <th scope="col" key={column}>{column}</th>)}</tr></thead>
            <tbody>
              {preview.rows.map(({ line, problem, cells }) => (
                <tr key={line}>
                  <th scope="row" className="table__number">{line}</th>
                  <td>{problem === '' ? 'Ja' : <span className="late">Nee. {problem}</span>}</td>
                  {cells.map((cell, index) => <td key={preview.columns[index]}>{cell}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
      )}
      <Actions>
        <Button kind={count > 0 && wrong === 0 ? 'secondary' : 'primary'} name="intent" value="bekijk">Bekijk</Button>
        {count > 0 && wrong === 0 && <Button name="intent" value="voeg-toe">{count === 1 ? `Voeg 1 ${one.toLowerCase()} toe` : `Voeg ${count} ${many} toe`}</Button>}
        {goodOnly && wrong > 0 && wrong < count && <Button kind="secondary" name="intent" value="voeg-goede-toe">{count - wrong === 1 ? 'Voeg alleen de goede regel toe' : `Voeg alleen de ${count - wrong} goede regels toe`}</Button>}
      </Actions>
    </>
  )
}
