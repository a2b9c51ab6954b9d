import { getDocumentProxy } from 'unpdf'

/** An element of the structure tree in its order, with the text that a reader hears for it; '' for one that only holds others. */
export type Tagged = { tag: string; text: string }

/** Reads a PDF as a screen reader does: along the structure tree of each page, to the marked content; `npm run faults` asks poppler the same. */
export const readPdf = async (pdf: Buffer): Promise<{ language: string; title: string; tagged: boolean; elements: Tagged[] }> => {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const [{ info, metadata }, marks, viewer] = await Promise.all([document.getMetadata(), document.getMarkInfo(), document.getViewerPreferences()])
  const known = details(info)
  const elements: Tagged[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const said = markedText((await page.getTextContent({ includeMarkedContent: true })).items)
    join(elements, walk(await page.getStructTree(), said))
  }
  return { language: known.Language ?? '', title: known.Title ?? '', tagged: marks?.Marked === true && Object.entries(viewer ?? {}).some(([name, value]) => name === 'DisplayDocTitle' && value === true) && metadata?.get('pdfuaid:part') !== undefined, elements }
}

const details = (info: object): { Language?: string; Title?: string } => info

/** An element that goes on over the page stands on both: what holds others as one that says nothing, a sentence as one that is not at its end. */
const join = (before: Tagged[], page: Tagged[]): void => {
  const last = before.at(-1)
  const first = page.findIndex(({ text }) => text !== '')
  const goesOn = last !== undefined && first >= 0 && page[first]?.tag === last.tag && !/[.:?!]\s*$/.test(last.text)
  if (goesOn) last.text += ` ${page[first]?.text ?? ''}`
  before.push(...page.slice(goesOn ? first + 1 : 0))
}

type Node = { role?: string; children?: Node[]; type?: string; id?: string }

const walk = (node: Node, said: ReadonlyMap<string, string>): Tagged[] => {
  const children = node.children ?? []
  const text = children.flatMap(({ type, id = '' }) => (type === 'content' ? [said.get(id) ?? ''] : [])).join('')
  const below = children.filter(({ role }) => role !== undefined).flatMap((child) => walk(child, said))
  return node.role === 'Root' ? below : [{ tag: node.role ?? '', text }, ...below]
}

type Item = { str?: string; hasEOL?: boolean; type?: string; id?: string }

/** What stands in each mark of a page. Lines break at spaces, which are gone then, and after a hyphen or a stroke. */
const markedText = (items: readonly Item[]): Map<string, string> => {
  const said = new Map<string, string>()
  const open: string[] = []
  for (const { type, id = '', str, hasEOL } of items) {
    if (type?.startsWith('begin')) open.push(id)
    else if (type?.startsWith('end')) open.pop()
    const mark = open.at(-1)
    if (str === undefined || mark === undefined) continue
    const before = said.get(mark) ?? ''
    said.set(mark, `${before}${str}${hasEOL && !/[-/]$/.test(before + str) ? ' ' : ''}`)
  }
  return said
}
