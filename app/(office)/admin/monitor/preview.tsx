'use client'

import { use } from 'react'
import { FormContext } from '@/app/_form/form-context'
import { Actions, Button } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { Notice } from '@/app/_ui/notice'
import { Warning } from '@/app/_ui/warning'
import { previewOf } from './preview-values'

/** Line by line how it comes on the page; the button that publishes is there only when every line holds. */
export function Preview() {
  const { values } = use(FormContext)
  const preview = previewOf(values)
  const lines = preview?.lines ?? []
  const wrong = lines.filter(({ problem }) => problem !== '').length
  const ready = preview !== null && preview.problem === '' && lines.length > 0 && wrong === 0
  return (
    <>
      {preview && preview.problem !== '' && <Warning>{preview.problem}</Warning>}
      {wrong > 0 && <Warning>{wrong === 1 ? '1 regel is' : `${wrong} regels zijn`} nog niet in orde. We nemen alles over of niets: verbeter de tekst en bekijk ze opnieuw.</Warning>}
      {ready && <p>{preview.version === 1 ? 'Dit wordt een nieuwe editie.' : `Dit wordt versie ${preview.version} van deze editie. De vorige blijft bewaard.`} Zo komt elke regel op de pagina:</p>}
      {preview?.carried && (
        <Notice>
          <strong>Uw tekst noemt geen doelen. Deze doelen van {preview.carried.from} blijven gelden en komen mee op de pagina:</strong>
          <ul>{preview.carried.targets.map((target) => <li key={target}>{target}</li>)}</ul>
          Wilt u ze wijzigen of er één weglaten? Zet de doelen die gelden dan zelf in de tekst (TARGET).
        </Notice>
      )}
      {lines.length > 0 && (
        <DataTable
          label="Zo lezen we uw tekst" density="lay" rows={lines} rowKey={({ line }) => line}
          columns={[
            { key: 'line', head: 'Regel', rowHead: true, narrow: true, cell: ({ line }) => line },
            { key: 'kind', head: 'Soort', cell: ({ kind }) => kind },
            { key: 'label', head: 'Omschrijving', cell: ({ label }) => label },
            { key: 'words', head: 'Op de pagina', cell: ({ words, problem }) => (problem === '' ? words : <span className="late">{problem}</span>) },
          ]}
        />
      )}
      {typeof values['bekeken'] === 'string' && <input type="hidden" name="bekeken" value={values['bekeken']} />}
      <Actions>
        <Button kind={ready ? 'secondary' : 'primary'} name="intent" value="bekijk">Bekijk</Button>
        {ready && <Button name="intent" value="publiceer">Publiceer editie</Button>}
      </Actions>
    </>
  )
}
