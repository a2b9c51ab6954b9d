import { alone } from '@/lib/db'
import type { MadeFile } from './make-file'

/** A file that lies ready, with its first bytes. */
type LyingFile = MadeFile & { first: Uint8Array | null }

/**
 * The newest file of what follows the grants, as long as it lacks no change older than a minute; null where it has to be made. One statement, so that no
 * transaction and no second question stand before the first byte. The sum counts what was committed, so a file that knows every change is the newest too.
 */
export const lyingFile = async (name: string): Promise<LyingFile | null> => {
  const [file] = await alone.$queryRaw<LyingFile[]>`
    select f.id, f.name, f.sha256, f.size_bytes as "sizeBytes", f.modified_at as "modifiedAt", (select p.bytes from open_data_piece p where p.file_id = f.id and p.position = 0) as first
    from (select * from open_data_file where name = ${name} order by made_at desc limit 1) f
    where f.changes >= (select coalesce(sum(n), 0) from open_data_change where at < clock_timestamp() - interval '1 minute')`
  return file ?? null
}
