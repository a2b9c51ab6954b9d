/**
 * What the server answers to an autosave. `stale` means that a colleague saved a newer version, which still stands;
 * `mergeHref` is where both are put side by side, given only when the server kept this text for it.
 * `signed-out` is answered, not redirected: a redirect would take the page away, and with it what was typed.
 */
export type AutosaveResult =
  | { status: 'saved'; version: number; savedAt: string }
  | { status: 'stale'; by?: string | undefined; mergeHref?: string | undefined }
  | { status: 'refused'; message: string }
  | { status: 'signed-out' }

export type SaveAction = (formData: FormData) => Promise<AutosaveResult>
