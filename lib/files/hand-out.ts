import type { Tx } from '@/lib/db'
import { settings } from '@/lib/env'
import { Refusal } from '@/lib/refusal'
import type { ScanState } from '@/prisma/generated/client'

/**
 * Whether others than the sender may get a file: once it is found clean. Only a demonstration without a scanner does without a verdict
 * (docs/decisions/0010).
 */
export const mayHandOut = (state: ScanState | undefined, scanner: Scanner): boolean =>
  state === 'CLEAN' || (state !== 'INFECTED' && scanner === 'none-in-demo')

/** A scanner, none, or none where the database is marked as a demonstration or a test. */
export type Scanner = 'configured' | 'none' | 'none-in-demo'

export const scannerOf = async (tx: Tx): Promise<Scanner> => {
  if (settings().clamdAddr !== null) return 'configured'
  const modes = await tx.$queryRaw<{ value: string }[]>`select value from portal_setting where key = 'mode'`
  return modes[0]?.value === 'demo' || modes[0]?.value === 'test' ? 'none-in-demo' : 'none'
}

export const requireScanned = async (tx: Tx, state: ScanState | undefined): Promise<void> => {
  if (!mayHandOut(state, await scannerOf(tx))) throw new Refusal('too-early', state === 'INFECTED' ? IS_INFECTED : IS_WAITING)
}

const IS_WAITING = 'Dit bestand is nog niet nagekeken op virussen. U kunt het openen zodra dat gebeurd is.'
const IS_INFECTED = 'In dit bestand zit een virus. Het kan niet worden geopend.'
