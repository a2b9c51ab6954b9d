import type { Tx } from '@/lib/db'
import { settings } from '@/lib/env'
import { Refusal } from '@/lib/refusal'
import { fileProblems } from './file-problems'
import type { ScanState } from '@/prisma/generated/client'
import type { Stored } from './store-file'

/**
 * The row that makes a file somebody sent known, with its place in the queue of the virus scanner. No scanner is asked here: none that hangs or is
 * down may cost anyone a deadline.
 */
export const registerFile = async (tx: Tx, { sha256, size, mime }: Stored): Promise<void> => {
  await tx.$executeRaw`insert into stored_file (sha256, size_bytes, mime) values (${sha256}, ${size}, ${mime}) on conflict do nothing`
  await tx.$executeRaw`insert into file_scan (sha256) values (${sha256}) on conflict do nothing`
  // Locked, so that a verdict of this very moment waits, and finds what is attached here.
  const [scan] = await tx.$queryRaw<{ state: ScanState }[]>`select state from file_scan where sha256 = ${sha256} for share`
  if (scan?.state === 'INFECTED') throw new Refusal('invalid', [{ field: 'file', message: fileProblems.infected }])
  if (scan?.state === 'WAITING' && settings().clamdAddr !== null) await tx.$queryRaw`select enqueue_once('scan-files', '{}', 'scan-files')::text`
}
