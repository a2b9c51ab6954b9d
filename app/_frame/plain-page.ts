type PlainPage = { title: string; nonce: string; main: string }

/** A page written out in full, for an answer that the framework cannot draw. `main` is HTML of ours: text of others must be escaped before. */
export const plainPage = ({ title, nonce, main }: PlainPage): string => `<!doctype html>
<html lang="nl-BE">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - STEM-loket</title>
<style nonce="${nonce}">
body{margin:0;color:#1e1e1c;background:#fff;font:1.125rem/1.5 Arial,Helvetica,sans-serif}
header{border-bottom:6px solid #ffe615;padding:16px 18px;font-weight:700}
main{max-width:38rem;padding:32px 18px}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 16px}
h2{font-size:1.25rem;margin:32px 0 8px}
li{margin:0 0 12px}
ul li{white-space:pre-wrap;overflow-wrap:anywhere}
button{font:inherit;font-weight:700;padding:10px 20px;border:0;border-radius:4px;color:#fff;background:#0050b5;cursor:pointer}
a{color:#0050b5}
a:focus-visible,button:focus-visible{outline:3px solid #1e1e1c;outline-offset:2px}
</style>
</head>
<body>
<header>STEM-loket</header>
<main id="inhoud">
${main}
</main>
</body>
</html>
`
