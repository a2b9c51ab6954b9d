/**
 * A text as every bank of the SEPA area takes it: a–z A–Z 0–9 / - ? : ( ) . , ' + and space (EPC217-08, SEPA conversion table; ISO 20022 guides
 * of the EPC, chapter "Character set"). Letters lose their accents, what reads as another sign becomes it, the rest is dropped. No slash at an
 * end and no two together, because banks read those as a code.
 */
export const sepaText = (text: string, longest: number): string =>
  [...text.normalize('NFKD')]
    .map((sign) => LETTERS[sign] ?? sign)
    .join('')
    .replace(/\s/g, ' ')
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]/g, '')
    .replace(/\/{2,}/g, '/')
    .replace(/ {2,}/g, ' ')
    .replace(/^[/ ]+/, '')
    .slice(0, longest)
    .replace(/[/ ]+$/, '')

const LETTERS: Record<string, string> = {
  ß: 'ss', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', þ: 'th', Þ: 'TH', ı: 'i',
  '&': '+', '‘': "'", '’': "'", '‚': "'", '`': "'", '“': "'", '”': "'", '„': "'", '"': "'", '«': "'", '»': "'",
  '‐': '-', '‑': '-', '–': '-', '—': '-', '_': '-', '[': '(', ']': ')', '{': '(', '}': ')', ';': ',', '!': '.', '@': '(at)', '€': 'EUR', '\\': '/', '|': '/', '=': '-', '%': '',
}
