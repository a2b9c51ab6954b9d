import type { ScanState } from '@/prisma/generated/client'

/** What a page knows of the scan of a file: none of it where the portal asks no scanner. */
export type Scan = { state: ScanState; answer: string } | null

export const scanWords: Readonly<Record<ScanState, string>> = {
  WAITING: 'Wacht op virusscan',
  CLEAN: 'Geen virus gevonden',
  INFECTED: 'Besmet: in dit bestand zit een virus',
}

/** No verdict and no scanner to give one. */
export const NOT_SCANNED = 'Niet gescand op virussen'
