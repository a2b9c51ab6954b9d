import type { PaymentStatus } from '@/prisma/generated/enums'

/** Not with the bank yet. */
export const isOpen = ({ status }: { status: PaymentStatus }): boolean => status === 'PLANNED' || status === 'REQUESTED' || status === 'APPROVED'
