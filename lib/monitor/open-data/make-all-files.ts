import { systemActor } from '@/lib/access/actor'
import { atOneMoment } from '@/lib/db'
import { CATALOG_NAME } from './catalog'
import { currentFile, renewFile } from './make-file'
import { recipeOf, recipes } from './recipes'

/** Job: makes what changed since, so that who asks does not wait for it. The catalogue is made of all the others. Running it again changes nothing. */
export const makeAllFiles = async (appUrl: string): Promise<void> => {
  for (const recipe of recipes) await renewFile(recipe)
  const catalogue = recipeOf(CATALOG_NAME, appUrl)
  if (catalogue) await currentFile(catalogue)
  await foldChanges()
}

/** Puts old changes together; their sum, which is all that counts, stays. Only what is long past, so a line that is a minute old never seems younger. */
const foldChanges = (): Promise<unknown> =>
  atOneMoment(systemActor('open data'), (run) => run(`with gone as (delete from open_data_change where at < clock_timestamp() - interval '1 hour' returning n, at)
    insert into open_data_change (n, at) select sum(n), max(at) from gone having count(*) > 0`))
