import { expect, test } from 'vitest'
import { GET, POST } from '@/app/(public)/aanmelden/opnieuw/route'

const given = (returnTo: string, fields: Record<string, string | File>): Promise<Response> => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  return POST(new Request(`http://127.0.0.1:3000/aanmelden/opnieuw?terug=${encodeURIComponent(returnTo)}`, { method: 'POST', body, headers: { 'content-security-policy': "style-src 'self' 'nonce-abc+/='" } }))
}

test('a form that came after the session is given back as it was, with every field and to its own address', async () => {
  const response = await given('/aanvragen/1/doelgroepen?x=1&y=2', { $ACTION_REF_1: '', '$ACTION_1:0': '{"id":"ab","bound":"$@1"}', basis: '{"een": "twee drie"}', text: '<b>Vet</b> "en" l\'eau &\r\nmeer' })
  const page = await response.text()
  expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([401, 'text/html; charset=utf-8', 'private, no-store'])
  expect(page).toContain('<style nonce="abc+/=">')
  expect(page).toContain('<form method="post" action="/aanvragen/1/doelgroepen?x=1&#38;y=2" enctype="multipart/form-data">')
  expect(page).toContain('<a href="/aanmelden?terug=%2Faanvragen%2F1%2Fdoelgroepen%3Fx%3D1%26y%3D2" target="_blank" rel="noopener">')
  expect(page.match(/<input .*>/g)).toEqual([
    '<input type="hidden" name="$ACTION_REF_1" value="">',
    '<input type="hidden" name="$ACTION_1:0" value="{&#34;id&#34;:&#34;ab&#34;,&#34;bound&#34;:&#34;$@1&#34;}">',
    '<input type="hidden" name="basis" value="{&#34;een&#34;: &#34;twee drie&#34;}">',
    '<input type="hidden" name="text" value="&#60;b&#62;Vet&#60;/b&#62; &#34;en&#34; l&#39;eau &#38;&#13;&#10;meer">',
  ])
  expect(page.match(/<ul>[\s\S]*<\/ul>/)?.[0]).toBe('<ul>\n<li>&#60;b&#62;Vet&#60;/b&#62; &#34;en&#34; l&#39;eau &#38;&#10;meer</li>\n</ul>')
})

test('a file cannot be kept, and the page says which', async () => {
  const page = await (await given('/aanvragen/1/bijlagen', { file: new File(['x'], 'plan <1>.pdf') })).text()
  expect(page).toContain('<p>Deze bestanden konden wij niet onthouden: plan &#60;1&#62;.pdf. Kies ze daarna opnieuw.</p>')
  expect(page).not.toContain('<input')
})

test.each(['https://elders.example/', '//elders.example', 'javascript:alert(1)'])('a form never goes to another site: %s', async (returnTo) => {
  expect(await (await given(returnTo, { text: 'een twee' })).text()).toContain('<form method="post" action="/" ')
})

test('without a form one goes to the sign-in page', () => {
  const response = GET(new Request('http://127.0.0.1:3000/aanmelden/opnieuw?terug=%2Faanvragen%2F1'))
  expect([response.status, response.headers.get('location')]).toEqual([303, '/aanmelden?terug=%2Faanvragen%2F1'])
})
