import { csvText } from '@/lib/filings/csv'
import { pairKey } from './assignment-problem'
import type { AssignmentView } from './assignment-view'

/** What the tab shows, a line for each pair: what stands and what is proposed. Its first two columns are what the tab reads back. */
export const assignmentCsv = ({ files, reviewers, cells, proposal }: Pick<AssignmentView, 'files' | 'reviewers' | 'cells' | 'proposal'>): string => {
  const proposed = new Map(proposal?.pairs.map((pair) => [pairKey(pair.applicationId, pair.reviewerId), pair]))
  const rows = files.flatMap(({ id, number, title, organisation }) => reviewers.flatMap((reviewer) => {
    const key = pairKey(id, reviewer.id)
    const [cell, pair] = [cells.get(key), proposed.get(key)]
    if (cell !== 'STANDS' && cell !== 'NEW' && cell !== 'PINNED') return []
    return [[number, reviewer.email, reviewer.name, organisation, title, words[cell], cell === 'STANDS' ? '' : (pair?.points ?? ''), cell === 'STANDS' ? '' : (pair?.why ?? '')]]
  }))
  return csvText(csvHead, rows)
}

export const csvHead = ['dossier', 'e-mail', 'beoordelaar', 'organisatie', 'titel', 'toestand', 'punten', 'waarom'] as const
const words = { STANDS: 'gevraagd', NEW: 'voorgesteld', PINNED: 'vastgezet' } as const
