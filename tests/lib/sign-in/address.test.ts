import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAddress } from '@/lib/sign-in/address'

test.each([
  ['lotte@voorbeeld.be', 'lotte@voorbeeld.be'],
  ['  Lotte.Verhaegen@Voorbeeld.BE ', 'lotte.verhaegen@voorbeeld.be'],
  ['stem+academie@sub.voorbeeld.be', 'stem+academie@sub.voorbeeld.be'],
  ['a_b-c@voorbeeld.vlaanderen', 'a_b-c@voorbeeld.vlaanderen'],
  ['a@b.be', 'a@b.be'],
  ['invuller@demo.example', 'invuller@demo.example'],
  ['x@xn--bcher-kva.example', 'x@xn--bcher-kva.example'],
  ['lotte＠voorbeeld.be', 'lotte@voorbeeld.be'],
  ['ｌｏｔｔｅ@voorbeeld.be', 'lotte@voorbeeld.be'],
])('%j is read as %j', (typed, address) => expect(parseAddress(typed)).toBe(address))

const refused = [
  '', ' ', '@', 'lotte', 'lotte@', '@voorbeeld.be', 'lotte@voorbeeld', 'lotte@.be', 'lotte@voorbeeld.', 'lotte@voor..beeld.be', 'lotte@-voorbeeld.be', 'lotte@voorbeeld-.be',
  'lotte@voorbeeld.b', 'lotte@voorbeeld.1', 'lotte@127.0.0.1', 'lotte@[127.0.0.1]', 'lotte@localhost', '.lotte@voorbeeld.be', 'lotte.@voorbeeld.be', 'lot..te@voorbeeld.be',
  '"lotte"@voorbeeld.be', '"e@aanvaller.be"@slachtoffer.be', '"a b"@voorbeeld.be', 'lotte(comment)@voorbeeld.be', '(c)lotte@voorbeeld.be', 'lotte@voorbeeld.be(comment)',
  'Lotte <lotte@voorbeeld.be>', '<lotte@voorbeeld.be>', 'groep: lotte@voorbeeld.be;', 'lotte@voorbeeld.be,jan@voorbeeld.be', 'lotte@voorbeeld.be;jan@voorbeeld.be', 'lotte@voorbeeld.be jan@voorbeeld.be',
  'lotte%voorbeeld.be@relais.be', 'relais!lotte@voorbeeld.be', 'lotte@voorbeeld.be@aanvaller.be', 'lotte＠voorbeeld.be@aanvaller.be', 'lotte@aanvaller.be＠voorbeeld.be',
  'lotte@voorbeeld.be\r\nBcc: jan@aanvaller.be', 'lotte\r\n@voorbeeld.be', 'lotte@voorbeeld.be\nRCPT TO:<x@y.be>', 'lotte\u0000@voorbeeld.be', 'lotte@voor\u0000beeld.be', 'lot\tte@voorbeeld.be',
  'lötte@voorbeeld.be', 'lotte@voorbeëld.be', 'lоtte@voorbeeld.be', 'lotte@vооrbeeld.be', 'lotte@voorbeeld。bé', 'lotte@bücher.example', 'lotte@voor\u200bbeeld.be', 'lotte\u202e@voorbeeld.be', '\ufefflotte@voorbeeld.be\u00ad',
  "lotte'@voorbeeld.be", 'lotte`id`@voorbeeld.be', 'lotte$@voorbeeld.be', 'lotte&@voorbeeld.be', 'lotte*@voorbeeld.be', 'lotte/@voorbeeld.be', 'lotte=@voorbeeld.be', 'lotte?@voorbeeld.be', 'lotte^@voorbeeld.be',
  'lotte{@voorbeeld.be', 'lotte|@voorbeeld.be', 'lotte~@voorbeeld.be', 'lotte\\@voorbeeld.be', 'lotte\\@x@voorbeeld.be', 'lotte@voorbeeld.be#x', 'lotte@voorbeeld.be?subject=x', 'mailto:lotte@voorbeeld.be',
  `${'a'.repeat(65)}@voorbeeld.be`, `a@${'b'.repeat(64)}.be`, `a@${'b.'.repeat(130)}be`, 'a'.repeat(10_000), `${'a'.repeat(10_000)}@voorbeeld.be`, '😀@voorbeeld.be', 'lotte@😀.be', '+lotte@voorbeeld.be', '-lotte@voorbeeld.be',
]
test.each(refused)('%j is no address', (typed) => expect(parseAddress(typed)).toBeNull())

test('an address that is read once is read the same again, and is plain ASCII with one @', () => {
  const parts = fc.array(fc.constantFrom('a', 'Z', '9', '.', '-', '_', '+', '@', '＠', '。', ' ', '"', '%', '!', '\n', 'é', 'ﬁ', 'K', '<', '(', ',', 'be', '.be'), { maxLength: 14 })
  fc.assert(
    fc.property(parts, (pieces) => {
      const address = parseAddress(pieces.join(''))
      if (address === null) return
      expect(parseAddress(address)).toBe(address)
      expect(address).toMatch(/^[a-z0-9._+-]+@[a-z0-9.-]+$/)
    }),
    { numRuns: 5_000 },
  )
})
