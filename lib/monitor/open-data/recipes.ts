import type { Tx } from '@/lib/db'
import { catalog, CATALOG_NAME, latest } from './catalog'
import { csvHeader, csvLine } from './csv-lines'
import { FORMAT, type Dataset, type OpenDocument } from './dataset'
import { currentFile, type MadeFile, type Recipe, type Source } from './make-file'
import { openApi, OPENAPI_NAME } from './openapi'
import { datasets, documents, formatsOf, type Format } from './shelf'

/** How the file of this name is made; null where there is none. */
export const recipeOf = (name: string, appUrl: string): Recipe | null =>
  name === CATALOG_NAME ? catalogRecipe(appUrl) : name === OPENAPI_NAME ? openApiRecipe(appUrl) : (recipes.find((recipe) => recipe.name === name) ?? null)

const listRecipe = (dataset: Dataset, format: Format): Recipe => ({
  name: `${dataset.name}.${format}`,
  source: (tx) => sourceOf(tx, dataset.source),
  pieces: (tx) => (format === 'csv' ? csvOf(tx, dataset) : jsonOf(tx, dataset)),
})

const documentRecipe = (document: OpenDocument): Recipe => ({
  name: `${document.name}.json`,
  source: (tx) => sourceOf(tx, document.source),
  pieces: async function* (tx) {
    for await (const rows of inBatches(tx, document.rows)) yield `${JSON.stringify(rows[0], null, 1)}\n`
  },
})

const recipes: readonly Recipe[] = [...datasets.flatMap((dataset) => formatsOf(dataset).map((format) => listRecipe(dataset, format))), ...documents.map(documentRecipe)]

/** Made of what describes the other files, so these are made first. */
const catalogRecipe = (appUrl: string): Recipe => {
  let files: MadeFile[] = []
  return {
    name: CATALOG_NAME,
    before: async () => {
      files = []
      for (const recipe of recipes) files.push(await currentFile(recipe))
    },
    source: async () => ({ source: [FORMAT, appUrl, ...files.map(({ name, sha256, modifiedAt }) => `${name} ${sha256} ${modifiedAt.toISOString()}`)].join('\n'), at: latest(files) }),
    pieces: async function* () {
      yield `${JSON.stringify(catalog(appUrl, files), null, 1)}\n`
    },
  }
}

const openApiRecipe = (appUrl: string): Recipe => {
  const text = `${JSON.stringify(openApi(appUrl), null, 1)}\n`
  return {
    name: OPENAPI_NAME,
    source: () => Promise.resolve({ source: text, at: null }),
    pieces: async function* () {
      yield text
    },
  }
}

const sourceOf = async (tx: Tx, select: string): Promise<Source> => {
  const [row] = await tx.$queryRawUnsafe<Source[]>(select)
  return { source: `${FORMAT} ${row?.source ?? ''}`, at: row?.at ?? null }
}

async function* csvOf(tx: Tx, { rows, fields, records }: Dataset): AsyncGenerator<string> {
  yield csvHeader(fields)
  for await (const batch of inBatches(tx, rows)) yield batch.flatMap(records).map((record) => csvLine(fields, record)).join('')
}

async function* jsonOf(tx: Tx, { rows, member, records }: Dataset): AsyncGenerator<string> {
  yield `{"${member}":[`
  let before = '\n'
  for await (const batch of inBatches(tx, rows)) {
    const lines = batch.flatMap(records).map((record) => JSON.stringify(record))
    if (lines.length === 0) continue
    yield before + lines.join(',\n')
    before = ',\n'
  }
  yield '\n]}\n'
}

const BATCH = 250

/** Through a cursor: one moment, and never more than a batch in memory, small enough to be swept up young. The statements are those of the datasets, never of a visitor. */
async function* inBatches(tx: Tx, select: string): AsyncGenerator<unknown[]> {
  await tx.$executeRawUnsafe(`declare open_rows no scroll cursor for ${select}`)
  for (;;) {
    const rows = await tx.$queryRawUnsafe<{ row: unknown }[]>(`fetch forward ${BATCH} from open_rows`)
    if (rows.length > 0) yield rows.map(({ row }) => row)
    if (rows.length < BATCH) break
  }
  await tx.$executeRawUnsafe('close open_rows')
}
