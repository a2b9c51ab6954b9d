import type { Problem } from '@/lib/refusal'

/**
 * What the server answers to an autosave. `news` means that a colleague put something on this page that it does not show yet; `removed` that a colleague removed what
 * is typed here, which stands again, and where one decides. A save that goes well says with `mergeHref` that an earlier text still waits. `stale` means that
 * a colleague changed the same field, and his text stands; `mergeHref` is where both are put side by side, given only when the server kept this
 * text for it; `here` says that this page shows both itself. `refused` keeps nothing of
 * what was sent: `problems` say which fields are in the way, and `rest` that the browser sent the page once more without them, and that was kept. `signed-out` is answered, not redirected: a redirect would take the page away, and with it what was typed.
 */
export type AutosaveResult =
  | { status: 'saved'; version: number; savedAt: string; news?: boolean | undefined; removed?: { by: string; href: string } | undefined; mergeHref?: string | undefined }
  | { status: 'stale'; by?: string | undefined; mergeHref?: string | undefined; here?: boolean | undefined }
  | { status: 'refused'; message: string; problems?: Problem[] | undefined; rest?: boolean | undefined }
  | { status: 'signed-out' }

export type SaveAction = (formData: FormData) => Promise<AutosaveResult>
