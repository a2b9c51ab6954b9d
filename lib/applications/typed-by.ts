import type { Draft } from './form'

/**
 * Notes who typed the fields just edited. Whoever started the draft needs no note, so a draft of one person holds none; sessions are noted as a
 * whole, because a file has hundreds.
 */
export const noteTypists = (draft: Draft, edited: readonly string[], typist: string, creator: string): Draft['typedBy'] => {
  const notes = { ...draft.typedBy }
  for (const field of edited) {
    if (typist === creator) delete notes[place(field)]
    else notes[place(field)] = typist
  }
  return Object.keys(notes).length === 0 ? undefined : notes
}

export const typistOf = (draft: Draft, field: string, creator: string): string => draft.typedBy?.[place(field)] ?? creator

/** `activities/<id>/sessions/<id>/date` → the session. */
const place = (field: string): string => field.split('/').slice(0, 4).join('/')
