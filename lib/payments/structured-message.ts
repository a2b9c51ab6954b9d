/**
 * Reads a structured message (OGM) with or without + or * around it: ten digits and their check, the number modulo 97,
 * 97 instead of 0 (domain 4.12).
 * @returns all twelve digits
 */
export const parseStructuredMessage = (text: string): { ok: true; digits: string } | { ok: false; problem: string } => {
  const typed = text.replace(/[\s\u00A0\u202F]/g, '')
  const parts = /^(\+{3}|\*{3}|)(\d{3})\/?(\d{4})\/?(\d{5})\1$/.exec(typed)
  const digits = (parts?.slice(2) ?? []).join('')
  if (digits === '' || checkDigits(digits.slice(0, 10)) !== digits.slice(10))
    return { ok: false, problem: 'Geef een geldige gestructureerde mededeling op (+++xxx/xxxx/xxxxx+++).' }
  return { ok: true, digits }
}

/** Ten digits → `+++202/7000/12347+++`. Anything but ten digits is a mistake of the code and throws a RangeError. */
export const formatStructuredMessage = (tenDigits: string): string => {
  if (!/^\d{10}$/.test(tenDigits)) throw new RangeError('a structured message is made of ten digits')
  const digits = tenDigits + checkDigits(tenDigits)
  return `+++${digits.slice(0, 3)}/${digits.slice(3, 7)}/${digits.slice(7)}+++`
}

const checkDigits = (tenDigits: string): string => String(Number(tenDigits) % 97 || 97).padStart(2, '0')
