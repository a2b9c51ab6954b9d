import type { Problem } from '@/lib/refusal'
import type { FieldConflict, FreshField } from '@/lib/reviews/merge-review'

/**
 * What the portal answers to an open desk. `fresh` is what another window of the same reviewer put there; `merged`: that window said otherwise, or
 * something came in while one filed, so it was kept and not filed.
 */
export type DeskAnswer =
  | { status: 'saved'; version: number; savedAt: string; fresh: FreshField[] }
  | { status: 'merged'; version: number; savedAt: string; fresh: FreshField[]; conflicts: FieldConflict[] }
  | { status: 'filed'; next: string }
  | { status: 'refused'; problems: Problem[] }
  | { status: 'signed-out' }
