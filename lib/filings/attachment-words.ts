/** What kind of file it is, as the applicant and the office read it. */
export const attachmentWords: Readonly<Record<string, string>> = {
  STATUTES: 'Statuten',
  PARTNER_LETTER: 'Intentiebrief van een partner',
  BUDGET: 'Uitleg bij de begroting',
  BANK_CERTIFICATE: 'Bankattest',
  RECOGNITION: 'Document over de erkenning',
  OTHER: 'Ander bewijsstuk',
}

/** 12 kB, 1,4 MB */
export const fileSize = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`
