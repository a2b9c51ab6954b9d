type RefusedUpload = { message: string; form: string; nonce: string }

/** What a visitor reads when a file was refused, until the browser is back at the form a moment later. Every message is one of ours. */
export const refusedUploadPage = ({ message, form, nonce }: RefusedUpload): string => `<!doctype html>
<html lang="nl-BE">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fout: bestand niet toegevoegd - STEM-loket</title>
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
<h1>Het bestand is niet toegevoegd</h1>
<p>${escaped(message)}</p>
<p><a href="${escaped(form)}">Terug naar uw bijlagen</a></p>
</main>
</body>
</html>
`

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
