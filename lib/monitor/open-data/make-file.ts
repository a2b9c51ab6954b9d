import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { systemActor } from '@/lib/access/actor'
import { atOneMoment, type Run } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { lyingFile } from './lying-file'

/** What a file of the open data is made of. `source` names all that its bytes depend on, `pieces` gives the bytes in order. */
export type Recipe = {
  name: string
  /** What has to be there first, in transactions of its own. */
  before?: () => Promise<void>
  followsGrants: boolean
  source: (run: Run) => Promise<string>
  /** When that last changed by its own dates, where it has them. */
  changedAt: (run: Run) => Promise<Date | null>
  pieces: (run: Run) => AsyncGenerator<string>
}

export type MadeFile = { id: string; name: string; sha256: string; sizeBytes: bigint; modifiedAt: Date }

const portal = systemActor('open data')
const COLUMNS = 'id, name, sha256, size_bytes as "sizeBytes", modified_at as "modifiedAt"'

/** Milliseconds: who asks for a file that another makes looks again after a pause, without a connection meanwhile. */
const PAUSE = 250
const PATIENCE = 15_000

/**
 * The file to send. One that follows the grants is the newest as long as no change it does not know is older than a minute: the job makes the next one
 * meanwhile (make-all-files.ts). Where that did not happen, and for the small files, it is made now, by one process at a time.
 */
export const currentFile = async (recipe: Recipe): Promise<MadeFile & { first?: Uint8Array | null }> => {
  const until = performance.now() + PATIENCE
  for (;;) {
    await recipe.before?.()
    const file = recipe.followsGrants ? await lyingFile(recipe.name) : await atOneMoment(portal, async (run) => known(run, recipe, await sourceOf(run, recipe)))
    if (file) return file
    const made = await makeAlone(recipe)
    if (made) return made
    if (performance.now() > until) throw new Refusal('busy', 'Deze gegevens worden nu opgemaakt. Probeer het over een minuut opnieuw.')
    await setTimeout(PAUSE)
  }
}

/** Makes the file if the database says something else by now; when another process makes one, that is left to it. */
export const renewFile = async (recipe: Recipe): Promise<void> => {
  if (!(await atOneMoment(portal, async (run) => known(run, recipe, await sourceOf(run, recipe))))) await makeAlone(recipe)
}

const known = async (run: Run, { name }: Recipe, source: string): Promise<MadeFile | null> => (await run<MadeFile>(`select ${COLUMNS} from open_data_file where name = $1 and source = $2`, [name, source]))[0] ?? null

/** Short enough for an index. */
const sourceOf = async (run: Run, recipe: Recipe): Promise<string> => createHash('sha256').update(await recipe.source(run)).digest('hex')

/** The first day on which the portal gave open data. */
export const ISSUED = '2026-11-22'

/** Since when the bytes are these: the same ones keep their time; others have that of their contents, or else of now, and never an earlier one than the bytes before. */
const modifiedSince = (sha256: string, at: Date | null, before: MadeFile | undefined, now: Date): Date => {
  if (before?.sha256 === sha256) return before.modifiedAt
  if (!before) return at ?? new Date(`${ISSUED}T00:00:00Z`)
  return at && at > before.modifiedAt ? at : now
}

const PIECE_BYTES = 16 * 1024

/** In a transaction of one moment, so source and rows belong together. Large files are made one at a time; null when it is another's turn. */
const makeAlone = (recipe: Recipe): Promise<MadeFile | null> =>
  atOneMoment(portal, async (run) => {
    const [turn] = await run<{ mine: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as mine', [`open data: ${recipe.followsGrants ? 'grants' : recipe.name}`])
    if (!turn?.mine) return null
    const source = await sourceOf(run, recipe)
    return (await known(run, recipe, source)) ?? makeFile(run, recipe, source)
  })

const makeFile = async (run: Run, recipe: Recipe, source: string): Promise<MadeFile | null> => {
  const { name } = recipe
  const [made] = await run<{ id: string; at: Date; changes: bigint | null }>(`select uuidv7() as id, portal_now() as at, case when $1 then (select coalesce(sum(n), 0)::bigint from open_data_change) end as changes`, [recipe.followsGrants])
  if (!made) throw new Error('The database gave no name.')
  const hash = createHash('sha256')
  let [size, position] = [0, 0]
  // The pieces come before their file, whose checksum is only known then: the reference is checked at the commit.
  await run('set constraints open_data_piece_file_id_fkey deferred')
  for await (const bytes of ofSize(recipe.pieces(run))) {
    hash.update(bytes)
    size += bytes.length
    await run('insert into open_data_piece (file_id, position, bytes) values ($1, $2, $3)', [made.id, position++, bytes])
  }
  const sha256 = hash.digest('hex')
  const [before] = await run<MadeFile>(`select ${COLUMNS} from open_data_file where name = $1 order by made_at desc limit 1`, [name])
  // Who made the same between our first look and our turn makes this give up and look again (40001).
  await run('insert into open_data_file (id, name, source, sha256, size_bytes, modified_at, made_at, changes) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (name, source) do nothing',
    [made.id, name, source, sha256, size, modifiedSince(sha256, await recipe.changedAt(run), before, made.at), made.at, made.changes])
  await run(`delete from open_data_file where name = $1 and made_at < $2::timestamptz - interval '1 day'`, [name, made.at])
  return known(run, recipe, source)
}

/** Texts as small pieces: a reader holds one of them, and what is left of it is swept up young. */
async function* ofSize(texts: AsyncGenerator<string>): AsyncGenerator<Buffer> {
  let waiting: string[] = []
  let length = 0
  for await (const text of texts) {
    waiting.push(text)
    length += text.length
    if (length < PIECE_BYTES) continue
    yield Buffer.from(waiting.join(''))
    waiting = []
    length = 0
  }
  if (length > 0) yield Buffer.from(waiting.join(''))
}
