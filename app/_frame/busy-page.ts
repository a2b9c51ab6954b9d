import { plainPage } from './plain-page'

/** Seconds; a peak at a deadline is made of many short turns. */
export const RETRY_AFTER = '10'

type Busy = { nonce: string; posted: boolean; why: 'busy' | 'away' }

/** What a visitor reads when there is no room for another page, or no database. Written out in full: drawing a page asks the very thing that is scarce. */
export const busyPage = ({ nonce, posted, why }: Busy): string => plainPage({
  title: titles[why], nonce, main: `<h1>${headings[why]}</h1>
${posted ? AFTER_A_FORM : AFTER_A_PAGE}
<p>Blijft het zo en nadert een uiterste indientijdstip? Bel team STEM op 0800 00 000 (voorbeeldnummer).</p>`,
})

const titles = { busy: 'Even druk', away: 'Even niet bereikbaar' }
const headings = { busy: 'Het is nu erg druk op het loket', away: 'Het loket is even niet bereikbaar' }

const AFTER_A_PAGE = `<p>Wat u bewaarde of indiende, is er nog. Wacht een halve minuut en probeer het dan opnieuw.</p>
<p><a href="">Probeer opnieuw</a></p>`

const AFTER_A_FORM = `<p>Wat u net verstuurde, is niet aangekomen. Ga in uw browser een stap terug: wat u typte, staat er nog. Wacht een halve minuut en verstuur het dan opnieuw.</p>`
