type Standing = { status: string; discardedAt: Date | null; reopenings: readonly { outcome: string | null }[] }

/** What an extension asks of its request: how it stands, and how its last reopening ended. */
export const standingColumns = { status: true, discardedAt: true, reopenings: { orderBy: { reopenedAt: 'desc' }, take: 1, select: { outcome: true } } } as const

type End = keyof typeof endWords

/** Why this request takes no extension any more; null while it is a draft, lapsed, or a filed version that stood at the deadline. */
export const endOf = ({ status, discardedAt, reopenings }: Standing): End | null => {
  if (discardedAt) return 'discarded'
  if (status === 'WITHDRAWN') return 'withdrawn'
  return status === 'DRAFT' || status === 'LAPSED' || (status === 'SUBMITTED' && reopenings[0]?.outcome === 'STOOD') ? null : 'filed'
}

export const endWords = { discarded: 'concept weggegooid', withdrawn: 'aanvraag ingetrokken', filed: 'aanvraag ingediend' } as const

export const endSentences: Record<End, string> = {
  discarded: 'De organisatie gooide dit concept intussen weg. Er is niets bevestigd. Heeft ze een nieuw concept in deze oproep, stel het uitstel dan daarvoor voor.',
  withdrawn: 'De organisatie trok deze aanvraag intussen in. Er is niets bevestigd.',
  filed: 'De organisatie diende deze aanvraag intussen in. Er is niets bevestigd.',
}
