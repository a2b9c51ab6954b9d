import { isRefusal, Refusal } from '@/lib/refusal'

/** The promises PostgreSQL keeps by itself, as the sentences a user reads. Anything it does not know stays what it was: a bug. */
export const asRefusal = (thrown: unknown): unknown => {
  if (isRefusal(thrown)) return thrown
  const text = databaseText(thrown)
  const known = sentences.find(([mark]) => text.includes(mark))
  return known ? known[1]() : thrown
}

/** What the framework tells the error page of a page that was already being drawn. */
export const BUSY_DIGEST = 'druk'
const AWAY_DIGEST = 'even weg'

/** The database gave no turn in time, or is away: the same may be asked again. Anything else stays what it was. */
export const busyRefusal = (thrown: unknown): unknown => {
  if (BUSY.test(databaseText(thrown))) return Object.assign(new Refusal('busy', 'Het is nu erg druk op het loket. Er is niets gebeurd, en wat u typte, staat er nog. Wacht een halve minuut en klik dan opnieuw.'), { digest: BUSY_DIGEST })
  if (isAway(thrown)) return Object.assign(new Refusal('busy', 'Het loket is even niet bereikbaar. Wat u typte, staat er nog. Wacht een halve minuut en klik dan opnieuw.'), { digest: AWAY_DIGEST })
  return thrown
}

/** No connection could be made, or the one at work was cut: whether the last words still arrived is not known, so nobody is told that nothing happened. */
export const isAway = (thrown: unknown): boolean => AWAY.test(databaseText(thrown))

/** Given up by the database in favour of another, with nothing left behind. */
export const isRetryable = (thrown: unknown): boolean => /P2034|40P01|40001|deadlock detected/.test(databaseText(thrown))

/** Of Prisma, of the pool, of PostgreSQL and of our own line: no turn, no connection, or a wait cut short. */
const BUSY = /Unable to start a transaction|expired transaction|timeout exceeded when trying to connect|too many (connections|clients)|remaining connection slots|canceling statement due to (statement|lock) timeout|no turn in the line/

/** Of Prisma, of the driver and of PostgreSQL while it stops or starts. */
const AWAY = /Can't reach database server|DatabaseNotReachable|ConnectionClosed|server has closed the connection|ECONNREFUSED|ECONNRESET|EPIPE|Connection terminated|Client has encountered a connection error|terminating connection due to|the database system is (starting up|shutting down|in recovery|not yet accepting)/

/** An administrator gave the adviser another domain between the reading of the question and the answer to it. */
const movedAdviser = (): Refusal => new Refusal('changed-meanwhile', 'U adviseert intussen niet meer voor dit beleidsdomein. Laad de pagina opnieuw.')

/** Of Prisma: a row that an act has read is gone at the next look. None is ever deleted under an act; row level security hides it, once an interest is noted. */
const hiddenMeanwhile = (): Refusal => new Refusal('not-found', 'Deze pagina bestaat niet.')

const sentences: readonly [mark: string, refusal: () => Refusal][] = [
  ['P2025', hiddenMeanwhile],
  ['ST001', () => new Refusal('changed-meanwhile', 'De toestand van dit dossier is intussen gewijzigd. Laad de pagina opnieuw.')],
  ['ST002', () => new Refusal('too-late', 'De oproep is niet open voor indiening: het uiterste indientijdstip is voorbij of nog niet begonnen.')],
  ['ST003', () => new Refusal('changed-meanwhile', 'Dit ligt vast en kan niet meer wijzigen.')],
  ['ST004', () => new Refusal('conflict', 'Dit mag u niet doen: u hebt een belang of deed zelf een eerdere stap in dit dossier.')],
  ['ST005', () => new Refusal('too-late', 'De termijn om aan te vullen is voorbij. We gaan verder met wat u eerder indiende.')],
  ['ST006', () => new Refusal('too-early', 'In een dossier werd na het bevriezen van de rangschikking een belang gemeld. Eerst motiveert de voorzitter of een beslisser waarom de beslissing blijft.')],
  ['ST007', () => new Refusal('forbidden', 'U bent niet langer gemachtigde van deze organisatie. Er is niets ingediend.')],
  ['ST011', () => new Refusal('forbidden', 'U had een hand in de eerste beslissing of in haar voorbereiding. Iemand anders behandelt dit verzoek.')],
  ['ST021', () => new Refusal('too-early', 'Dit dossier is nog niet gewogen voor controle, of de controle is nog niet afgesloten.')],
  ['ST012', () => new Refusal('too-early', 'In deze oproep loopt nog een verzoek tot heroverweging of een beroep.')],
  ['ST020', () => new Refusal('conflict', 'De betalingen van dit dossier staan stil: de subsidie is geschorst of ingetrokken.')],
  ['ST022', () => new Refusal('too-early', 'Voor deze oproep is het advies van de Inspectie van Financiën nodig. Noteer het eerst op de pagina Beslissing.')],
  ['ST023', () => new Refusal('incomplete', 'Een criterium van een beslissing heeft geen motivering.')],
  ['ST024', () => new Refusal('changed-meanwhile', 'Deze dag staat in een ingediend verslag. Wat daarin staat, wijzigt alleen nog via een aanvulling van het verslag.')],
  ['ST025', () => new Refusal('invalid', [{ field: 'heldOn', message: 'Deze dag ligt buiten de subsidieperiode of moet nog komen.' }])],
  ['ST026', () => new Refusal('changed-meanwhile', 'Het logboek van dit dossier is afgesloten.')],
  ['ST027', () => new Refusal('invalid', 'Er wordt meer toegekend dan er gevraagd werd.')],
  ['ST030', () => new Refusal('too-late', 'De termijn voor dit advies is voorbij, of de vraag is ingetrokken.')],
  ['ST031', () => new Refusal('too-early', 'Deze les kan niet publiek zijn: de begunstigde gaf geen toestemming, of het verslag is niet aanvaard.')],
  ['policy for table \\"advice_', movedAdviser],
  ['advice_once_asked', () => new Refusal('conflict', [{ field: 'domain', message: 'Dit beleidsdomein heeft deze vraag al en antwoordde nog niet.' }])],
  ['application_one_draft', () => new Refusal('changed-meanwhile', 'Uw organisatie heeft voor deze oproep intussen een ander concept. Laad de pagina opnieuw.')],
  ['ranking_call_id_round_key', () => new Refusal('changed-meanwhile', 'De rangschikking van deze oproep werd intussen al bevroren. Laad de pagina opnieuw.')],
  ['publication_call_id_round_key', () => new Refusal('changed-meanwhile', 'Deze beslissingen zijn intussen al bekendgemaakt. Laad de pagina opnieuw.')],
  ['envelope_holds', () => new Refusal('over-budget', 'De enveloppe van de oproep is op: dit bedrag past er niet meer in.')],
  ['_four_eyes', () => new Refusal('conflict', 'Deze stap vraagt een tweede persoon.')],
]

/** Prisma wraps the driver's error: code, constraint and message stand at different depths. */
const databaseText = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return ''
  const code = 'code' in thrown ? String(thrown.code) : ''
  const meta = 'meta' in thrown ? JSON.stringify(thrown.meta) : ''
  return `${code} ${thrown.message} ${meta} ${thrown.cause instanceof Error ? databaseText(thrown.cause) : JSON.stringify(thrown.cause ?? '')}`
}
