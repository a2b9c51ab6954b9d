import { inflateSync } from 'node:zlib'

/** An element of the structure tree in its order, with the text that a reader hears for it; '' for one that only holds others. */
export type Tagged = { tag: string; text: string }

/**
 * Reads a PDF of pdfkit the way a screen reader does: from the structure tree to the marked content of each page, by the Unicode map of each font. Only
 * what our documents have; `npm run faults` asks poppler the same.
 */
export const readPdf = (pdf: Buffer): { language: string; title: string; tagged: boolean; elements: Tagged[] } => {
  const source = pdf.toString('latin1')
  const objects = new Map([...source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]))
  const object = (id: string): string => objects.get(id) ?? ''
  const pages = new Map<string, Map<number, string>>()
  const pageOf = (id: string): Map<number, string> => {
    const known = pages.get(id) ?? markedText(object, object(id))
    pages.set(id, known)
    return known
  }
  const walk = (id: string): Tagged[] => {
    const body = object(id)
    const tag = /\/S \/(\w+)/.exec(body)?.[1] ?? ''
    const own = /\/Pg (\d+) 0 R\n>>$/.exec(body)?.[1] ?? ''
    const children = /\/K \[([\s\S]*?)\]\n/.exec(body)?.[1] ?? ''
    const parts = [...children.matchAll(/(\d+) 0 R|<<([\s\S]*?)>>|(\d+)/g)]
    const texts = parts.flatMap(([, , marked = '', mcid]) => {
      const [page, number] = marked === '' ? [own, mcid] : [/\/Pg (\d+) 0 R/.exec(marked)?.[1] ?? own, /\/MCID (\d+)/.exec(marked)?.[1]]
      return number === undefined ? [] : [pageOf(page).get(Number(number)) ?? '']
    })
    return [{ tag, text: texts.join('') }, ...parts.flatMap(([, child]) => (child === undefined ? [] : walk(child)))]
  }
  const root = object(/\/StructTreeRoot (\d+) 0 R/.exec(source)?.[1] ?? '')
  return {
    language: /\/Lang \(([^)]*)\)/.exec(source)?.[1] ?? '',
    title: literal(object(/\/Title (\d+) 0 R/.exec(source)?.[1] ?? '')),
    tagged: /\/Marked true/.test(source) && /pdfuaid:part/.test(source) && /\/DisplayDocTitle true/.test(source),
    elements: [...(/\/K \[([^\]]*)\]\n>>$/.exec(root)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].flatMap(([, id = '']) => walk(id)),
  }
}

/** What each mark of a page says. */
const markedText = (object: (id: string) => string, page: string): Map<number, string> => {
  const resources = object(/\/Resources (\d+) 0 R/.exec(page)?.[1] ?? '')
  const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, unicodeOf(object, object(id))]))
  const said = new Map<number, string>()
  let [mark, font] = [-1, '']
  for (const [, mcid, end, name, shown] of inflated(object(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '')).matchAll(/\/MCID (\d+)\n>> BDC|(EMC)|\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (mcid !== undefined) mark = Number(mcid)
    if (end !== undefined) mark = -1
    if (name !== undefined) font = name
    if (shown === undefined || mark < 0) continue
    const text = [...shown.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => (hex.match(/.{4}/g) ?? []).map((glyph) => fonts.get(font)?.get(parseInt(glyph, 16)) ?? '?')).join('')
    said.set(mark, (said.get(mark) ?? '') + text)
  }
  return said
}

const unicodeOf = (object: (id: string) => string, font: string): Map<number, string> => {
  const map = inflated(object(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1] ?? ''))
  const ranges = [...map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)]
  return new Map(ranges.flatMap(([, first = '', list = '']) => [...list.matchAll(/<([0-9a-f ]+)>/g)].map(([, hex = ''], index): [number, string] => [parseInt(first, 16) + index, fromHex(hex)])))
}
const fromHex = (hex: string): string => hex.split(' ').flatMap((one) => one.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('')

const inflated = (body: string): string => {
  const start = /stream\n/.exec(body)
  return start ? inflateSync(Buffer.from(body.slice(start.index + start[0].length), 'latin1')).toString('latin1') : ''
}

const literal = (text: string): string => {
  const bytes = Buffer.from(text.replace(/^\(|\)$/g, '').replaceAll(/\\([()\\])/g, '$1'), 'latin1')
  return bytes[0] === 0xfe && bytes[1] === 0xff ? bytes.subarray(2).swap16().toString('utf16le') : bytes.toString('latin1')
}
