import { plainPage } from '@/app/_frame/plain-page'

type RefusedUpload = { message: string; form: string; nonce: string }

/** What a visitor reads when a file was refused, until the browser is back at the form a moment later. Every message is one of ours. */
export const refusedUploadPage = ({ message, form, nonce }: RefusedUpload): string => plainPage({
  title: 'Fout: bestand niet toegevoegd', nonce, main: `<h1>Het bestand is niet toegevoegd</h1>
<p>${escaped(message)}</p>
<p><a href="${escaped(form)}">Terug naar uw bestanden</a></p>`,
})

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
