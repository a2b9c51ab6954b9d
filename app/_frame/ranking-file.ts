/** The bytes of a signed list as they are kept; a plain sentence where there is none, so that no browser shows an empty page. */
export const rankingFile = (content: string | null, cacheControl: string): Response =>
  content === null
    ? new Response('Deze rangschikking bestaat niet, of u hebt er geen toegang toe.\n', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' } })
    : new Response(content, { headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': cacheControl } })
