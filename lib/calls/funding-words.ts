import { formatCents } from '@/lib/money'
import type { Call } from '@/prisma/generated/client'

type Terms = Pick<Call, 'fundingModel' | 'unitAmountCents' | 'supportRateBp' | 'minCents' | 'maxCents'>

/** What a call pays, in one sentence for applicants. */
export const fundingSentence = (call: Terms): string =>
  `U krijgt ${call.fundingModel === 'LUMP_PER_POSTCODE' ? `${formatCents(call.unitAmountCents ?? 0n)} euro per postcode waar u minstens één volwaardige activiteit organiseert` : fundingWords(call)}.`

/** The same in few words, for the office. */
export const fundingWords = (call: Terms): string => {
  const unit = `${formatCents(call.unitAmountCents ?? 0n)} euro`
  if (call.fundingModel === 'LUMP_PER_POSTCODE') return `${unit} per postcode met minstens één volwaardige activiteit`
  if (call.fundingModel === 'UNIT_PER_SESSION') return `${unit} per gepland dagdeel`
  if (call.fundingModel === 'UNIT_PER_CHILD_HOUR') return `${unit} per gepland kinduur`
  return `${percentWords(call.supportRateBp ?? 0)} van de aanvaarde kosten`
}

/** `1.000,00 tot 15.000,00 euro per aanvrager`; null when the call sets no bounds. */
export const boundsWords = ({ minCents, maxCents }: Terms): string | null => {
  if (minCents !== null && maxCents !== null) return `${formatCents(minCents)} tot ${formatCents(maxCents)} euro per aanvrager`
  if (maxCents !== null) return `ten hoogste ${formatCents(maxCents)} euro per aanvrager`
  return minCents === null ? null : `minstens ${formatCents(minCents)} euro per aanvrager`
}

/** 3333 basis points → `33,33%`. */
export const percentWords = (basisPoints: number): string => `${String(basisPoints / 100).replace('.', ',')}%`
