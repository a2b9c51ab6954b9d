import { plainPage } from './plain-page'

type KeptForm = { nonce: string; returnTo: string; form: FormData }

/** What somebody typed while the session ended, when no script is there to keep it: in a form that sends every field again, as it came. Files cannot be in it. */
export const keptFormPage = ({ nonce, returnTo, form }: KeptForm): string => {
  const fields = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : []))
  const files = [...form.values()].flatMap((value) => (typeof value !== 'string' && value.name !== '' ? [value.name] : []))
  return plainPage({
    title: 'Uw sessie is voorbij', nonce, main: `<h1>Uw sessie is voorbij</h1>
<p>Wat u typte, is nog niet bewaard. Deze pagina houdt het vast: sluit dit tabblad niet.</p>
<ol>
<li><a href="/aanmelden?terug=${escaped(encodeURIComponent(returnTo))}" target="_blank" rel="noopener">Meld u opnieuw aan (in een nieuw tabblad)</a></li>
<li>Kom daarna terug naar dit tabblad en verstuur wat u typte opnieuw.</li>
</ol>
${files.length === 0 ? '' : `<p>Deze bestanden konden wij niet onthouden: ${escaped(files.join(', '))}. Kies ze daarna opnieuw.</p>\n`}<form method="post" action="${escaped(returnTo)}" enctype="multipart/form-data">
${fields.map(({ name, value }) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`).join('\n')}
<button>Verstuur opnieuw</button>
</form>
${listOf(fields.filter(isText).map(({ value }) => value.trim().replaceAll('\r\n', '\n')))}`,
  })
}

const listOf = (texts: string[]): string => (texts.length === 0 ? '' : `<h2>Uw teksten</h2>
<ul>
${texts.map((text) => `<li>${escaped(text)}</li>`).join('\n')}
</ul>
<p>Wat u verder koos of invulde, gaat ook mee.</p>`)

/** Words, and not what the form carries for itself: fields of the framework, and lists that begin with a bracket. */
const isText = ({ name, value }: { name: string; value: string }): boolean => !name.startsWith('$') && /\S\s+\S/.test(value) && !/^\s*[[{]/.test(value)

/** Also line ends, which a browser would otherwise read as something else. */
const escaped = (text: string): string => text.replaceAll(/[&<>"'\r\n]/g, (character) => `&#${character.charCodeAt(0)};`)
