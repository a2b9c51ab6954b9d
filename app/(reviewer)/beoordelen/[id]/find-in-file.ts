/** Every place where the text stands in these nodes, without regard to capitals and accents. */
export const placesOf = (root: Node, wanted: string, skip: (element: Element) => boolean): Range[] => {
  const sought = folded(wanted.trim())
  if (sought === '') return []
  const places: Range[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement && skip(node.parentElement)) continue
    const text = folded(node.nodeValue ?? '')
    for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length)) {
      const place = document.createRange()
      place.setStart(node, at)
      place.setEnd(node, at + sought.length)
      places.push(place)
    }
  }
  return places
}

/** As long as the text itself, so that places stay places. */
export const folded = (text: string): string => Array.from({ length: text.length }, (_, at) => (text[at] ?? '').normalize('NFD').charAt(0).toLowerCase().charAt(0)).join('')

/** Some words around a place, for who cannot see it marked. */
export const around = (place: Range): string => {
  const text = place.startContainer.nodeValue ?? ''
  return text.slice(Math.max(0, place.startOffset - 60), place.endOffset + 60).trim()
}

/** Brings a place into sight, whatever it is folded into. */
export const reveal = (place: Range): void => {
  const element = place.startContainer.parentElement
  for (let fold = element?.closest('details:not([open])'); fold; fold = element?.closest('details:not([open])')) fold.setAttribute('open', '')
  element?.scrollIntoView({ block: 'center' })
}

export const mark = (places: readonly Range[], current: Range | undefined): void => {
  if (!('highlights' in CSS)) return
  CSS.highlights.set('gevonden', new Highlight(...places))
  CSS.highlights.set('gevonden-hier', current ? new Highlight(current) : new Highlight())
}
