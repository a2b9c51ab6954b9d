import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
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

const refused = (message: string): Refusal => new Refusal('invalid', [{ field: 'report', message }])
