import type { MailFile } from '@/emails/message'

/** The page of a file in execution. */
export const grantPath = (file: MailFile): string => `/dossiers/${encodeURIComponent(file.number ?? '')}`
