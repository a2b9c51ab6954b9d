import type { Resource } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import type { AdviceStatus } from './lifecycle'

const columns = {
  domain: { select: { code: true, name: true, members: { select: { userId: true } } } },
  call: { select: { id: true, code: true, name: true } },
  application: { select: { id: true, number: true, title: true, organisationId: true, submittedAt: true, organisation: { select: { legalName: true } } } },
  versions: { orderBy: { version: 'desc' } },
} as const

/** One question, with everything that was answered to it, the latest first. Null when row level security lets nothing through. */
export const loadAdvice = async (tx: Tx, id: string) => {
  const row = await tx.advice.findUnique({ where: { id }, include: columns })
  return row && { ...row, status: statusOf(row.status) }
}
export type LoadedAdvice = NonNullable<Awaited<ReturnType<typeof loadAdvice>>>

/** What the policy asks: whose domain it is for, and about which file. */
export const adviceFacts = ({ domain, applicationId }: { domain: { members: readonly { userId: string }[] }; applicationId: string | null }): Resource => ({
  applicationId: applicationId ?? undefined,
  advisers: domain.members.map(({ userId }) => userId),
})

export const statusOf = (status: string): AdviceStatus => (status === 'GIVEN' || status === 'EXPIRED' ? status : 'ASKED')
