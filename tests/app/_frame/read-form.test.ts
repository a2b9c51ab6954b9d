import { expect, test } from 'vitest'
import { readForm } from '@/app/_frame/read-form'

const posted = async (announce: (size: number) => number | null): Promise<Request> => {
  const form = new FormData()
  form.append('seen', 'één')
  const { headers, body } = await encoded(form)
  const size = announce(body.byteLength)
  return new Request('http://loket.example/dien-in', { method: 'POST', headers: { ...headers, ...(size === null ? {} : { 'content-length': String(size) }) }, body })
}

const encoded = async (form: FormData) => {
  const response = new Response(form)
  return { headers: { 'content-type': response.headers.get('content-type') ?? '' }, body: new Uint8Array(await response.arrayBuffer()) }
}

test('a form is read whether or not its size was announced', async () => {
  expect((await readForm(await posted((size) => size), 1024))?.get('seen')).toBe('één')
  expect((await readForm(await posted(() => null), 1024))?.get('seen')).toBe('één')
})

test('of a form that announces more than may be, nothing is read', async () => {
  const request = await posted(() => 1025)
  expect(await readForm(request, 1024)).toBeNull()
  expect(request.bodyUsed).toBe(false)
})

test('a form that announces nothing, or no number, is refused once it is longer than may be', async () => {
  expect(await readForm(await posted(() => null), 16)).toBeNull()
  expect(await readForm(new Request('http://loket.example/', { method: 'POST', headers: { 'content-length': 'veel' }, body: 'x' }), 1024)).toBeNull()
})

test('what is no form is null', async () => {
  expect(await readForm(new Request('http://loket.example/', { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '4' }, body: 'niet' }), 1024)).toBeNull()
  expect(await readForm(new Request('http://loket.example/', { method: 'POST', body: 'niet' }), 1024)).toBeNull()
})
