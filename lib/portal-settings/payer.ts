import type { Tx } from '@/lib/db'

/** The account from which the portal's payment files pay; null while no administrator filled it in. */
export const readPayer = async (tx: Tx): Promise<{ name: string; iban: string } | null> => {
  const rows = await tx.portalSetting.findMany({ where: { key: { in: ['payerName', 'payerIban'] } } })
  const valueOf = (key: string): string => rows.find((row) => row.key === key)?.value ?? ''
  const [name, iban] = [valueOf('payerName'), valueOf('payerIban')]
  return name === '' || iban === '' ? null : { name, iban }
}
