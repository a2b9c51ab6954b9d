import type { Tx } from '@/lib/db'
import { readBankReport, type BankReport } from './bank-report'

type Sent = { endToEndId: string; file: { messageId: string; createdAt: Date } }

/** Of these orders, those that the bank says it carried out while no statement shows the money back. What the bank sent is read anew: booked or not, it counts. */
export const goneOut = async (tx: Tx, orders: readonly Sent[]): Promise<ReadonlySet<string>> => {
  const gone = new Set<string>()
  for (const { endToEndId, file } of orders) {
    const stored = await tx.$queryRaw<{ content: Uint8Array }[]>`
      select content from bank_report
       where uploaded_at >= ${file.createdAt} and (position(convert_to(${endToEndId}, 'UTF8') in content) > 0 or position(convert_to(${file.messageId}, 'UTF8') in content) > 0)`
    const said = stored.flatMap(({ content }) => readBankReport(content) ?? [])
    if (said.some((report) => saysPaid(report, endToEndId, file.messageId)) && !said.some((report) => showsReturn(report, endToEndId))) gone.add(endToEndId)
  }
  return gone
}

/** Whether the bank carried out any attempt at this payment so far, without returning it. */
export const hasGoneOut = async (tx: Tx, paymentId: string): Promise<boolean> =>
  (await goneOut(tx, await tx.paymentOrder.findMany({ where: { paymentId }, select: { endToEndId: true, file: { select: { messageId: true, createdAt: true } } } }))).size > 0

const saysPaid = ({ lines }: BankReport, endToEndId: string, messageId: string): boolean =>
  lines.some((line) => (line.is === 'FILE_EXECUTED' ? line.messageId === messageId : line.is === 'EXECUTED' && line.endToEndId === endToEndId && (line.source.kind === 'STATEMENT' || line.source.messageId === messageId)))

const showsReturn = ({ kind, lines }: BankReport, endToEndId: string): boolean => kind === 'STATEMENT' && lines.some((line) => line.is === 'REFUSED' && line.endToEndId === endToEndId)
