import { plainPage } from './plain-page'

/** What next.config.ts lets a form send: a proof of mandate or a bank certificate of 10 MB, and what is around it. */
export const LARGEST_FORM_BYTES = 11 * 1024 * 1024

/** To a form that sent itself, in one sentence. */
export const TOO_LARGE = 'Wat u verstuurde, is te groot en is niet aangekomen. Een bestand mag ten hoogste 10 MB zijn.'

/** Answered before the framework reads the body: it would break off in the middle of it, without a word. */
export const tooLargePage = (nonce: string): string => plainPage({
  title: 'Te groot', nonce, main: `<h1>Wat u verstuurde, is te groot</h1>
<p>Het is niet aangekomen. Een bestand mag ten hoogste 10 MB zijn.</p>
<p>Ga in uw browser een stap terug: wat u typte, staat er nog. Kies een kleiner bestand en verstuur het dan opnieuw.</p>`,
})
