import { plainPage } from './plain-page'

/** A bug in what a form did, where the framework draws no page: the same words as error.tsx. */
export const failedPage = (nonce: string): string => plainPage({
  title: 'Er ging iets mis', nonce, main: `<h1>Er ging iets mis bij ons</h1>
<p>Wat u bewaarde of indiende, is er nog. Ga in uw browser een stap terug en probeer het opnieuw. Lukt het weer niet, bel dan team STEM op 0800 00 000 (voorbeeldnummer).</p>`,
})
