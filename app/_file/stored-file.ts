import { fileResponse, isMissing, noteUnread, type FileToSend } from '@/lib/files/read-file'

/** A stored file as a download, or a sentence that says that we cannot give it: never a line that breaks off. */
export const storedFile = (file: FileToSend, request?: Request): Promise<Response> =>
  fileResponse(file, request).catch((thrown: unknown) => {
    noteUnread(file.sha256, thrown)
    return isMissing(thrown) ? plain(410, GONE) : plain(503, AWAY, { 'retry-after': '60' })
  })

const CALL = 'Hebt u het dringend nodig? Bel team STEM op 0800 00 000 (voorbeeldnummer).'
const GONE = `We vinden dit bestand niet meer terug. Dat is een fout bij ons; we zijn verwittigd. ${CALL}`
const AWAY = `We kunnen dit bestand nu niet ophalen. Probeer het over een minuut opnieuw. ${CALL}`

export const plain = (status: number, message: string, headers: Record<string, string> = {}): Response =>
  new Response(`${message}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store', ...headers } })
