import type { Tx } from '@/lib/db'
import { registerFile } from '@/lib/files/register-file'
import { storeFile, type Stored } from '@/lib/files/store-file'
import { Refusal } from '@/lib/refusal'

/** A document that shows something to an officer: statutes, an extract, a bank certificate. */
export type Proof = Stored & { name: string }

const LIMIT_BYTES = 10 * 1024 * 1024

/** Stores what a file field posted; null when nothing was chosen. Ask for the right to act first: this writes to disk. */
export const storeProof = async (posted: FormDataEntryValue | null, field: string): Promise<Proof | null> => {
  if (!(posted instanceof File) || posted.size === 0) return null
  try {
    return { ...await storeFile(posted.stream(), { name: posted.name, limitBytes: LIMIT_BYTES }), name: posted.name }
  } catch (thrown) {
    throw thrown instanceof Refusal ? new Refusal(thrown.code, thrown.problems.map(({ message }) => ({ field, message }))) : thrown
  }
}

/** The row that makes a stored file known, in the transaction of the act that needs it. */
export const keepProof = (tx: Tx, proof: Proof): Promise<void> => registerFile(tx, proof)
