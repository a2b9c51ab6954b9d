import type { Tx } from '@/lib/db'

export type KnownFile = { sizeBytes: bigint; modifiedAt: Date }

/** Size and age of the files that were made so far, by name. One that nobody asked for yet is made when somebody does. */
export const knownFiles = async (tx: Tx): Promise<Map<string, KnownFile>> => {
  const files = await tx.openDataFile.findMany({ distinct: ['name'], orderBy: [{ name: 'asc' }, { madeAt: 'desc' }], select: { name: true, sizeBytes: true, modifiedAt: true } })
  return new Map(files.map(({ name, ...file }) => [name, file]))
}
