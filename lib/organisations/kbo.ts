/**
 * Reads an enterprise number of the Crossroads Bank (KBO): ten digits, the first 0 or 1, the last two
 * 97 - (first eight modulo 97). `BE`, dots, spaces and hyphens may be typed. Source: domain 4.12.
 * @returns the ten digits
 */
export const parseKbo = (text: string): { ok: true; kbo: string } | { ok: false; problem: string } => {
  const kbo = text.trim().replace(/^BE/i, '').replace(/[\s.\u00A0\u202F-]/g, '')
  if (/^[2-8]\d{9}$/.test(kbo)) return { ok: false, problem: 'Dit is een vestigingsnummer. Geef het ondernemingsnummer op.' }
  if (!/^[01]\d{9}$/.test(kbo) || checkDigits(kbo.slice(0, 8)) !== kbo.slice(8))
    return { ok: false, problem: 'Geef een geldig ondernemingsnummer op (0xxx.xxx.xxx of 1xxx.xxx.xxx).' }
  return { ok: true, kbo }
}

/** Ten digits → `0566.988.259`. */
export const formatKbo = (kbo: string): string => `${kbo.slice(0, 4)}.${kbo.slice(4, 7)}.${kbo.slice(7)}`

const checkDigits = (eightDigits: string): string => String(97 - (Number(eightDigits) % 97)).padStart(2, '0')
