import { plainPage } from './plain-page'

/** Answered before the framework reads the body: it would break off in the middle of it, without a word. */
export const tooLargePage = (nonce: string): string => plainPage({
  title: 'Te groot', nonce, main: `<h1>Wat u verstuurde, is te groot</h1>
<p>Het is niet aangekomen. Een bestand mag ten hoogste 10 MB zijn.</p>
<p>Ga in uw browser een stap terug: wat u typte, staat er nog. Kies een kleiner bestand en verstuur het dan opnieuw.</p>`,
})
