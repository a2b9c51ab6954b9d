import type { Code } from '@/lib/applications/call-rules'
import type { Tx } from '@/lib/db'
import type { Grant } from '@/prisma/generated/client'

export type ReportedPartnership = {
  name: string
  /** The district (arrondissement) of its seat, against which its reach is held. */
  region: { name: string; nis: readonly string[] }
  /** Who can have run an activity: the lead and every recognised academy, by enterprise number. */
  academies: readonly Code[]
}

/** What a report of a partnership is held against beside its plan. */
export const reportedPartnership = async (tx: Tx, grant: Pick<Grant, 'applicationId' | 'organisationId'>): Promise<ReportedPartnership> => {
  const { partnership, organisation } = await tx.application.findUniqueOrThrow({
    where: { id: grant.applicationId },
    select: { partnership: { select: partnershipColumns }, organisation: { select: { kbo: true, legalName: true, nis: true, partnerships: { take: 1, orderBy: { code: 'asc' }, select: partnershipColumns } } } },
  })
  const known = partnership ?? organisation.partnerships[0]
  const seat = await tx.municipality.findUnique({ where: { nis: known?.seatNis ?? organisation.nis ?? '' }, select: { arrondissement: true, arrondissementNis: true } })
  const places = seat ? await tx.municipality.findMany({ where: { arrondissementNis: seat.arrondissementNis }, select: { nis: true } }) : []
  const academies = await tx.organisation.findMany({ where: { kbo: { not: organisation.kbo }, recognitions: { some: { status: { in: ['PROVISIONAL', 'FULL', 'RENEWAL_DUE'] } } } }, orderBy: [{ legalName: 'asc' }, { kbo: 'asc' }], select: { kbo: true, legalName: true } })
  return {
    name: known?.name ?? organisation.legalName,
    region: { name: seat?.arrondissement ?? '', nis: places.map(({ nis }) => nis) },
    academies: [organisation, ...academies].map(({ kbo, legalName }) => ({ code: kbo, nl: legalName })),
  }
}

const partnershipColumns = { name: true, seatNis: true } as const
