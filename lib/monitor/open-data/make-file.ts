import { createHash } from 'node:crypto'
import { systemActor } from '@/lib/access/actor'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'

/** What a file of the open data is made of. `source` names all that its bytes depend on, `pieces` gives the bytes in order. */
export type Recipe = {
  name: string
  /** What has to be there first, in transactions of its own. */
  before?: () => Promise<void>
  source: (tx: Tx) => Promise<Source>
  pieces: (tx: Tx) => AsyncGenerator<string>
}

/** `at`: when that last changed by its own dates, where it has them. */
export type Source = { source: string; at: Date | null }

export type MadeFile = { id: string; name: string; sha256: string; sizeBytes: bigint; modifiedAt: Date }

const portal = systemActor('open data')
const selected = { id: true, name: true, sha256: true, sizeBytes: true, modifiedAt: true } as const

/**
 * The file as the database says it now. It is made at the first time that somebody asks after a change, by one process; whoever asks meanwhile gets the
 * one before, if there is one. Bytes that turn out to be the same keep the time since when they are.
 */
export const currentFile = async (recipe: Recipe): Promise<MadeFile> => {
  for (let attempt = 1; ; attempt++) {
    await recipe.before?.()
    const file = await madeOrFound(recipe)
    if (file !== 'changed') return file
    if (attempt === 3) throw busy()
  }
}

const busy = (): Refusal => new Refusal('busy', 'Deze gegevens veranderen op dit moment. Probeer het over een minuut opnieuw.')

const madeOrFound = (recipe: Recipe): Promise<MadeFile | 'changed'> =>
  asActor(portal, async (tx) => {
    const { name } = recipe
    const known = await find(tx, name, (await sourceOf(tx, recipe)).source)
    if (known) return known
    const before = await tx.openDataFile.findFirst({ where: { name }, orderBy: { madeAt: 'desc' }, select: selected })
    const [turn] = before
      ? await tx.$queryRaw<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as mine`
      : await tx.$queryRaw<{ mine: boolean }[]>`select true as mine from (select pg_advisory_xact_lock(hashtextextended(${name}, 0))) as waited`
    if (before && !turn?.mine) return before
    const now = await sourceOf(tx, recipe)
    return (await find(tx, name, now.source)) ?? makeFile(tx, recipe, now, before)
  }).catch((thrown: unknown) => {
    if (thrown instanceof ChangedMeanwhile) return 'changed'
    throw thrown
  })

/** Rolls back what was made: its rows and its source are of different moments. */
class ChangedMeanwhile extends Error {}

/** Short enough for an index. */
const sourceOf = async (tx: Tx, recipe: Recipe): Promise<Source> => {
  const { source, at } = await recipe.source(tx)
  return { source: createHash('sha256').update(source).digest('hex'), at }
}

/** The first day on which the portal gave open data. */
export const ISSUED = '2026-11-22'

/** Since when the bytes are these: the same ones keep their time; others have that of their contents, or else of now, and never an earlier one than the bytes before. */
const modifiedSince = (sha256: string, at: Date | null, before: MadeFile | null, now: Date): Date => {
  if (before?.sha256 === sha256) return before.modifiedAt
  if (!before) return at ?? new Date(`${ISSUED}T00:00:00Z`)
  return at && at > before.modifiedAt ? at : now
}

const find = (tx: Tx, name: string, source: string): Promise<MadeFile | null> => tx.openDataFile.findUnique({ where: { name_source: { name, source } }, select: selected })

const PIECE_BYTES = 64 * 1024

const makeFile = async (tx: Tx, recipe: Recipe, { source, at }: Source, before: MadeFile | null): Promise<MadeFile> => {
  const { name } = recipe
  const [made] = await tx.$queryRaw<{ id: string; at: Date }[]>`select uuidv7() as id, portal_now() as at`
  if (!made) throw new Error('The database gave no name.')
  const hash = createHash('sha256')
  let [size, position] = [0, 0]
  // The pieces come before their file, whose checksum is only known then: the reference is checked at the commit.
  await tx.$executeRaw`set constraints open_data_piece_file_id_fkey deferred`
  for await (const bytes of ofSize(recipe.pieces(tx))) {
    hash.update(bytes)
    size += bytes.length
    await tx.openDataPiece.create({ data: { fileId: made.id, position: position++, bytes }, select: { position: true } })
  }
  if ((await sourceOf(tx, recipe)).source !== source) throw new ChangedMeanwhile()
  const sha256 = hash.digest('hex')
  const file = await tx.openDataFile.create({ data: { id: made.id, name, source, sha256, sizeBytes: BigInt(size), modifiedAt: modifiedSince(sha256, at, before, made.at), madeAt: made.at }, select: selected })
  await tx.$executeRaw`delete from open_data_file where name = ${name} and made_at < ${made.at}::timestamptz - interval '1 day'`
  return file
}

/** Texts as small pieces: a reader holds one of them, and what is left of it is swept up young. */
async function* ofSize(texts: AsyncGenerator<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let waiting: string[] = []
  let length = 0
  for await (const text of texts) {
    waiting.push(text)
    length += text.length
    if (length < PIECE_BYTES) continue
    yield new TextEncoder().encode(waiting.join(''))
    waiting = []
    length = 0
  }
  if (length > 0) yield new TextEncoder().encode(waiting.join(''))
}
