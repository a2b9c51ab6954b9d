'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { around, mark, placesOf, reveal } from './find-in-file'
import { useInBrowser } from './shortcuts'

type Found = { count: number; at: number; words: string }
const nothing: Found = { count: 0, at: 0, words: '' }

/** Finds a text in the file beside the scores. It is no answer of the review: it has no name and is not saved. */
export function FileSearch() {
  const field = useRef<HTMLInputElement>(null)
  const [wanted, setWanted] = useState('')
  const [found, setFound] = useState(nothing)
  useEffect(() => () => mark([], undefined), [])
  if (!useInBrowser()) return null

  const seek = (text: string, at: (count: number) => number) => {
    const pane = field.current?.closest('.desk__pane')
    const places = pane ? placesOf(pane, text, (element) => element.closest('.file-search, .tabs') !== null) : []
    const here = at(places.length)
    const place = places[here]
    mark(places, place)
    if (place) reveal(place)
    setFound(place ? { count: places.length, at: here, words: around(place) } : nothing)
  }
  const type = (text: string) => {
    setWanted(text)
    seek(text, () => 0)
  }
  const step = (by: 1 | -1) => seek(wanted, (count) => (found.at + by + count) % Math.max(count, 1))

  return (
    <div className="file-search" role="search" aria-label="Zoek in het dossier">
      <label htmlFor="zoek-in-dossier">Zoek in het dossier</label>
      <input
        ref={field}
        id="zoek-in-dossier"
        data-search
        className="field__input"
        type="search"
        autoComplete="off"
        aria-keyshortcuts="/"
        value={wanted}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
          event.preventDefault()
          step(event.shiftKey ? -1 : 1)
        }}
      />
      {found.count > 1 && (
        <>
          <Button type="button" kind="quiet" small onClick={() => step(-1)}>Vorige<span className="visually-hidden"> treffer</span></Button>
          <Button type="button" kind="quiet" small onClick={() => step(1)}>Volgende<span className="visually-hidden"> treffer</span></Button>
        </>
      )}
      <p className="small numeric" role="status">
        {wanted.trim() !== '' && (found.count === 0 ? 'Niet gevonden' : `${found.at + 1} van ${found.count}`)}
        <span className="visually-hidden">{found.words}</span>
      </p>
    </div>
  )
}
