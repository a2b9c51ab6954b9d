import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { readPayer } from '@/lib/portal-settings/payer'
import { Refusal } from '@/lib/refusal'
import { readBankReport } from './bank-report'

/** A statement of a busy month is far below this. */
export const LARGEST_REPORT = 5 * 1024 * 1024

/** What the bank sent is kept as it is; nothing is booked yet. The same bytes twice are the same report. */
export const uploadBankReport = (actor: Actor, { name, bytes }: { name: string; bytes: Uint8Array<ArrayBuffer> }): Promise<{ id: string }> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'bank.upload', {}, 'bank.read')
    if (bytes.length === 0) throw refused('Kies een bestand van de bank.')
    if (bytes.length > LARGEST_REPORT) throw refused('Dit bestand is groter dan 5 MB. Vraag de bank om een bestand per dag.')
    const report = readBankReport(bytes)
    if (!report) throw refused('Dit is geen statusbericht (pain.002) of rekeninguittreksel (camt.053) dat we kunnen lezen.')
    await requireOwnAccount(tx, report.accounts)

    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const added = await tx.bankReport.createManyAndReturn({
      data: [{ kind: report.kind, messageId: report.messageId.slice(0, 35), fileName: name.slice(0, 200), content: bytes, sha256, uploadedById: actor.userId ?? '', uploadedAt: now }],
      skipDuplicates: true,
      select: { id: true },
    })
    const id = added[0]?.id
    if (id === undefined) return tx.bankReport.findUniqueOrThrow({ where: { sha256 }, select: { id: true } })
    await recordEvent(tx, actor, { verb: 'bank.upload', subjectType: 'bank_report', subjectId: id, payload: { kind: report.kind, messageId: report.messageId, sha256, lines: report.lines.length } })
    return { id }
  })

/** A statement of another account says nothing of our payments. Ours: the one of the settings, and those of the payment files so far. */
const requireOwnAccount = async (tx: Tx, accounts: readonly string[]): Promise<void> => {
  if (accounts.length === 0) return
  const payer = await readPayer(tx)
  const used = await tx.paymentFile.findMany({ distinct: ['debtorIban'], select: { debtorIban: true } })
  const own = new Set([...(payer ? [payer.iban.replaceAll(' ', '')] : []), ...used.map(({ debtorIban }) => debtorIban)])
  const other = accounts.find((account) => !own.has(account))
  if (other !== undefined) throw refused(other === '' ? 'Dit uittreksel zegt niet van welke rekening het is. Vraag de bank om een uittreksel met het IBAN.' : `Dit is een uittreksel van een andere rekening: ${other}. Kies een uittreksel van de rekening waarvan het loket betaalt.`)
}

const refused = (message: string): Refusal => new Refusal('invalid', [{ field: 'report', message }])
