/** Seconds; a peak at a deadline is made of many short turns. */
export const RETRY_AFTER = '10'

type Busy = { nonce: string; posted: boolean }

/** What a visitor reads when there is no room for another page. Written out in full: drawing a page asks the very thing that is scarce. */
export const busyPage = ({ nonce, posted }: Busy): string => `<!doctype html>
<html lang="nl-BE">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Even druk - STEM-loket</title>
<style nonce="${nonce}">
body{margin:0;color:#1e1e1c;background:#fff;font:1.125rem/1.5 Arial,Helvetica,sans-serif}
header{border-bottom:6px solid #ffe615;padding:16px 18px;font-weight:700}
main{max-width:38rem;padding:32px 18px}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 16px}
a{color:#0050b5}
a:focus-visible{outline:3px solid #1e1e1c;outline-offset:2px}
</style>
</head>
<body>
<header>STEM-loket</header>
<main id="inhoud">
<h1>Het is nu erg druk op het loket</h1>
${posted ? AFTER_A_FORM : AFTER_A_PAGE}
<p>Blijft het druk en nadert een uiterste indientijdstip? Bel team STEM op 0800 00 000 (voorbeeldnummer).</p>
</main>
</body>
</html>
`

const AFTER_A_PAGE = `<p>Wat u bewaarde of indiende, is er nog. Wacht een halve minuut en probeer het dan opnieuw.</p>
<p><a href="">Probeer opnieuw</a></p>`

const AFTER_A_FORM = `<p>Wat u net verstuurde, is niet aangekomen. Ga in uw browser een stap terug: wat u typte, staat er nog. Wacht een halve minuut en verstuur het dan opnieuw.</p>`
