import type { RecognitionStatus } from '@/prisma/generated/enums'

export const recognitionWords: Record<RecognitionStatus, string> = {
  NONE: 'niet erkend',
  REQUESTED: 'erkenning aangevraagd',
  PROVISIONAL: 'voorlopig erkend (1 jaar)',
  FULL: 'erkend (3 jaar)',
  RENEWAL_DUE: 'te hernieuwen',
  EXPIRED: 'verlopen',
  WITHDRAWN: 'ingetrokken',
}

export const vatWords = { VOLLEDIG: 'volledig', GEMENGD: 'gemengd', NIET: 'niet' } as const
