import type { Outcome } from '@/prisma/generated/enums'

export const outcomeWords: Record<Outcome, string> = {
  GRANTED: 'toegekend',
  GRANTED_CONDITIONAL: 'toegekend onder voorwaarden',
  RESERVE: 'reservelijst',
  REJECTED: 'geweigerd',
}
