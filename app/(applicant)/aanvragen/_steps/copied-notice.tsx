import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'
import { isOnPage } from '@/lib/applications/copied-fields'
import type { StepCode } from '@/lib/applications/steps'
import type { LoadedRequest } from './load-request'

/** Stands in the form: its button saves the page too, so nothing typed is lost. */
export function CopiedNotice({ request, step, rowId }: { request: LoadedRequest; step: StepCode; rowId?: string | undefined }) {
  const here = [...request.marks.values()].filter((mark) => isOnPage(mark, step, rowId))
  if (here.length === 0) return null
  return (
    <Notice action={<Button kind="secondary" small name="daarna" value="klopt">Alles klopt nog</Button>}>
      <p>
        {here.length === 1 ? 'Eén antwoord op deze pagina is' : `${here.length} antwoorden op deze pagina zijn`} overgenomen uit {[...new Set(here.map(({ from }) => from))].join(' en ')}. Kijk ze na.
        Wat u aanpast, is meteen bevestigd.
      </p>
    </Notice>
  )
}
