import { CATALOG_NAME } from './catalog'
import { currentFile } from './make-file'
import { recipeOf } from './recipes'

/** Job: makes what changed since, so that who asks does not wait for it. The catalogue is made of all the others. Running it again changes nothing. */
export const makeAllFiles = async (appUrl: string): Promise<void> => {
  const catalogue = recipeOf(CATALOG_NAME, appUrl)
  if (catalogue) await currentFile(catalogue)
}
