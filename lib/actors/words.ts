/** The four kinds of the quadruple helix and the four groups of STEM actors (domain 1.5): two lists, side by side. */
export const helixTypes = ['GOV', 'BUS', 'KNO', 'CIV'] as const
export const actorGroups = ['EDU', 'WORK', 'LEISURE', 'SCICOM'] as const
export type HelixType = (typeof helixTypes)[number]
export type ActorGroup = (typeof actorGroups)[number]

export const helixWords: Record<HelixType, string> = { GOV: 'overheid', BUS: 'bedrijf of sector', KNO: 'kennisinstelling', CIV: 'burgers of middenveld' }
export const groupWords: Record<ActorGroup, string> = { EDU: 'onderwijs en vorming', WORK: 'werk, bedrijven en sectoren', LEISURE: 'vrije tijd', SCICOM: 'wetenschapscommunicatie' }

export type ActorStatus = 'WAITING' | 'SHOWN' | 'HIDDEN' | 'WITHDRAWN'
export const actorStatusWords: Record<ActorStatus, { words: string; tone: 'waiting' | 'done' | 'refused' | 'neutral' }> = {
  WAITING: { words: 'wacht op nazicht', tone: 'waiting' },
  SHOWN: { words: 'te vinden', tone: 'done' },
  HIDDEN: { words: 'niet getoond', tone: 'refused' },
  WITHDRAWN: { words: 'ingetrokken', tone: 'neutral' },
}
