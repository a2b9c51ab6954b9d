import { formatCents } from '@/lib/money'

/** "11.560,00 euro"; short is "11.560", or "11.560,50" where there are cents, for a column whose head names the unit. */
export function Amount({ cents, short }: { cents: bigint; short?: boolean | undefined }) {
  return <span className="numeric">{short ? formatEuroShort(cents) : formatEuro(cents)}</span>
}

export const formatEuro = (cents: bigint) => `${formatCents(cents)} euro`

export const formatEuroShort = (cents: bigint) => formatCents(cents).replace(/,00$/, '')
