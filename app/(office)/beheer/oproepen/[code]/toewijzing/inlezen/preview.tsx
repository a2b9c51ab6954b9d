'use client'

import { use } from 'react'
import { FormContext } from '@/app/_form/form-context'
import { Actions, Button } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { Warning } from '@/app/_ui/warning'
import { previewOf } from './preview-values'

/** Line by line what was read; the button that takes it over is there only when every line holds. */
export function Preview() {
  const { values } = use(FormContext)
  const preview = previewOf(values)
  const lines = preview?.lines ?? []
  const wrong = lines.filter(({ problem }) => problem !== '').length
  const ready = lines.length > 0 && wrong === 0
  return (
    <>
      {preview && preview.problem !== '' && <Warning>{preview.problem}</Warning>}
      {wrong > 0 && <Warning>{wrong === 1 ? '1 regel is' : `${wrong} regels zijn`} nog niet in orde. We nemen alles over of niets: verbeter de tekst en bekijk ze opnieuw.</Warning>}
      {lines.length > 0 && (
        <DataTable
          label="Zo lezen we uw tekst" rows={lines} rowKey={({ line }) => line}
          columns={[
            { key: 'line', head: 'Regel', rowHead: true, narrow: true, cell: ({ line }) => line },
            { key: 'result', head: 'In orde?', cell: ({ problem, result }) => (problem === '' ? `Ja, ${result}` : <span className="late">Nee. {problem}</span>) },
            { key: 'pair', head: 'Dossier en beoordelaar', cell: ({ number, email }) => <>{number}<br />{email}</> },
          ]}
        />
      )}
      {typeof values['bekeken'] === 'string' && <input type="hidden" name="bekeken" value={values['bekeken']} />}
      <Actions>
        <Button kind={ready ? 'secondary' : 'primary'} name="intent" value="bekijk">Bekijk</Button>
        {ready && <Button name="intent" value="neem-over">Neem over en stel voor</Button>}
      </Actions>
    </>
  )
}
