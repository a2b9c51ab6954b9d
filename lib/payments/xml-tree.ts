import { XMLParser, XMLValidator } from 'fast-xml-parser'

export type XmlElement = { name: string; text: string; attributes: Record<string, string>; children: XmlElement[] }

const MOST_NESTED = 50

/**
 * Reads XML from outside: UTF-8 only, well formed, and without a document type, so that nothing in it can be defined, fetched or multiplied.
 * Prefixes of namespaces are left off. Null when it is not that.
 */
export const readXml = (bytes: Uint8Array): XmlElement | null => {
  const text = utf8(bytes)
  if (text === null || /<!(doctype|entity)/i.test(text) || /^<\?xml[^>]*encoding=["'](?!utf-8["'])/i.test(text)) return null
  if (!text.startsWith('<') || XMLValidator.validate(text) !== true) return null
  try {
    const nodes: unknown = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', parseTagValue: false, parseAttributeValue: false, ignoreDeclaration: true, ignorePiTags: true, maxNestedTags: MOST_NESTED }).parse(text)
    return elements(nodes)[0] ?? null
  } catch {
    // The parser throws on what it gives up (too deep, a forbidden name): to us that is no XML.
    return null
  }
}

/** The elements found by going down these names. */
export const all = (element: XmlElement | undefined, ...path: string[]): XmlElement[] =>
  path.reduce<XmlElement[]>((found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)), element ? [element] : [])

export const one = (element: XmlElement | undefined, ...path: string[]): XmlElement | undefined => all(element, ...path)[0]

export const textOf = (element: XmlElement | undefined, ...path: string[]): string => one(element, ...path)?.text.trim() ?? ''

const utf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trimStart()
  } catch {
    return null
  }
}

/** The parser's shape, [{ name: [children], ':@': attributes }], as elements. */
const elements = (nodes: unknown): XmlElement[] =>
  (Array.isArray(nodes) ? nodes : []).flatMap((node: unknown): XmlElement[] => {
    if (typeof node !== 'object' || node === null) return []
    const [name, inside] = Object.entries(node).find(([key]) => key !== ':@' && key !== '#text') ?? []
    if (name === undefined || !Array.isArray(inside)) return []
    const given: unknown = ':@' in node ? node[':@'] : {}
    const attributes = Object.fromEntries(Object.entries(typeof given === 'object' && given !== null ? given : {}).map(([key, value]) => [key, String(value)]))
    const text = inside.map((part: unknown) => (typeof part === 'object' && part !== null && '#text' in part ? String(part['#text']) : '')).join('')
    return [{ name: name.slice(name.indexOf(':') + 1), text, attributes, children: elements(inside) }]
  })
