/** `<name>` around what is inside, which is XML already. Attributes and texts go through `text`. */
export const element = (name: string, ...inside: string[]): string => `<${name}>${inside.join('')}</${name}>`

/** An element that holds a text. */
export const leaf = (name: string, content: string, attributes: Record<string, string> = {}): string =>
  `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${text(value)}"`).join('')}>${text(content)}</${name}>`

const text = (content: string): string => content.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
