import { electronicFormatIBAN, friendlyFormatIBAN, isSEPACountry, isValidIBAN } from 'ibantools'

/**
 * Reads an account number: ISO 13616 length and check digits, a country of the SEPA area (E08 of the rubric), and for Belgium
 * also the national check: the last two of the twelve digits are the first ten modulo 97, 97 instead of 0 (domain 4.12).
 * @returns the IBAN in capitals without spaces
 */
export const parseIban = (text: string): { ok: true; iban: string } | { ok: false; problem: string } => {
  const iban = electronicFormatIBAN(text.replace(/[\s.\u00A0\u202F]/g, ''))
  if (iban === null || !isValidIBAN(iban) || !isSEPACountry(iban.slice(0, 2)) || !belgianDigitsHold(iban))
    return { ok: false, problem: 'Geef een geldig IBAN op.' }
  return { ok: true, iban }
}

/** `BE68 5390 0754 7034` */
export const formatIban = (iban: string): string => friendlyFormatIBAN(iban) ?? iban

const belgianDigitsHold = (iban: string): boolean => {
  if (!iban.startsWith('BE')) return true
  return (Number(iban.slice(4, 14)) % 97 || 97) === Number(iban.slice(14))
}
