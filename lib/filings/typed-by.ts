/** Who typed a field (or a row in a row), by its path: a text of two is shown with a name. */
export type TypedBy = Readonly<Record<string, string>>

/**
 * Notes who typed the fields just edited. Whoever began it needs no note, so what one person writes holds none; rows inside a row are noted as a
 * whole, because a file has hundreds.
 */
export const noteTypists = (before: TypedBy | undefined, edited: readonly string[], typist: string, beganBy: string | null): TypedBy => {
  const notes = { ...before }
  for (const field of edited) {
    if (typist === beganBy) delete notes[place(field)]
    else notes[place(field)] = typist
  }
  return notes
}

export const typistOf = (notes: TypedBy | undefined, field: string, beganBy: string | null): string | null => notes?.[place(field)] ?? beganBy

/** `activities/<id>/sessions/<id>/date` → the session. */
const place = (field: string): string => field.split('/').slice(0, 4).join('/')
