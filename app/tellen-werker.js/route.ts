import { workerSource } from './worker-source'

/** Asked anew each time, so that a worker of yesterday does not outlive its build. */
export const GET = (): Response =>
  new Response(workerSource, { headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' } })
