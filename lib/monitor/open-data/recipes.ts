import type { Run } from '@/lib/db'
import { catalog, CATALOG_NAME, latest } from './catalog'
import { csvHeader, csvLine } from './csv-lines'
import { FORMAT, type Dataset, type OpenDocument } from './dataset'
import { currentFile, type MadeFile, type Recipe } from './make-file'
import { openApi, OPENAPI_NAME } from './openapi'
import { datasets, documents, formatsOf, type Format } from './shelf'

/** How the file of this name is made; null where there is none. */
export const recipeOf = (name: string, appUrl: string): Recipe | null =>
  name === CATALOG_NAME ? catalogRecipe(appUrl) : name === OPENAPI_NAME ? openApiRecipe(appUrl) : (recipes.find((recipe) => recipe.name === name) ?? null)

const listRecipe = (dataset: Dataset, format: Format): Recipe => ({
  name: `${dataset.name}.${format}`,
  followsGrants: dataset.followsGrants,
  source: (run) => sourceOf(run, dataset.source),
  changedAt: (run) => changedAt(run, dataset.changedAt),
  pieces: (run) => (format === 'csv' ? csvOf(run, dataset) : jsonOf(run, dataset)),
})

const documentRecipe = (document: OpenDocument): Recipe => ({
  name: `${document.name}.json`,
  followsGrants: false,
  source: (run) => sourceOf(run, document.source),
  changedAt: (run) => changedAt(run, document.changedAt),
  pieces: async function* (run) {
    for await (const rows of inBatches(run, document.rows)) yield `${JSON.stringify(rows[0], null, 1)}\n`
  },
})

export const recipes: readonly Recipe[] = [...datasets.flatMap((dataset) => formatsOf(dataset).map((format) => listRecipe(dataset, format))), ...documents.map(documentRecipe)]

/** Made of what describes the other files, so these are made first. */
const catalogRecipe = (appUrl: string): Recipe => {
  let files: MadeFile[] = []
  return {
    name: CATALOG_NAME,
    before: async () => {
      files = []
      for (const recipe of recipes) files.push(await currentFile(recipe))
    },
    followsGrants: false,
    source: async () => [FORMAT, appUrl, ...files.map(({ name, sha256, modifiedAt }) => `${name} ${sha256} ${modifiedAt.toISOString()}`)].join('\n'),
    changedAt: async () => latest(files),
    pieces: async function* () {
      yield `${JSON.stringify(catalog(appUrl, files), null, 1)}\n`
    },
  }
}

const openApiRecipe = (appUrl: string): Recipe => {
  const text = `${JSON.stringify(openApi(appUrl), null, 1)}\n`
  return {
    name: OPENAPI_NAME,
    followsGrants: false,
    source: async () => text,
    changedAt: async () => null,
    pieces: async function* () {
      yield text
    },
  }
}

const sourceOf = async (run: Run, select: string): Promise<string> => {
  const [row] = await run<{ source: string }>(select)
  return `${FORMAT} ${row?.source ?? ''}`
}

const changedAt = async (run: Run, select: string): Promise<Date | null> => (await run<{ at: Date | null }>(select))[0]?.at ?? null

async function* csvOf(run: Run, { rows, fields, records }: Dataset): AsyncGenerator<string> {
  yield csvHeader(fields)
  for await (const batch of inBatches(run, rows)) yield batch.flatMap(records).map((record) => csvLine(fields, record)).join('')
}

async function* jsonOf(run: Run, { rows, member, records }: Dataset): AsyncGenerator<string> {
  yield `{"${member}":[`
  let before = '\n'
  for await (const batch of inBatches(run, rows)) {
    const lines = batch.flatMap(records).map((record) => JSON.stringify(record))
    if (lines.length === 0) continue
    yield before + lines.join(',\n')
    before = ',\n'
  }
  yield '\n]}\n'
}

const BATCH = 100

/** Through a cursor: never more than a batch in memory, small enough to be swept up young, and the next is asked when this one is written. The statements are those of the datasets, never of a visitor. */
async function* inBatches(run: Run, select: string): AsyncGenerator<unknown[]> {
  await run(`declare open_rows no scroll cursor for ${select}`)
  for (;;) {
    const rows = await run<{ row: unknown }>(`fetch forward ${BATCH} from open_rows`)
    if (rows.length > 0) yield rows.map(({ row }) => row)
    if (rows.length < BATCH) break
  }
  await run('close open_rows')
}
