import { settings } from '@/lib/env'
import { recipeOf } from '@/lib/monitor/open-data/recipes'
import { sendFile } from '@/lib/monitor/open-data/send-file'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ bestand: string }> }

/** For everybody alike: who asks is never looked at. */
export const GET = async (request: Request, { params }: Context): Promise<Response> => {
  const recipe = recipeOf((await params).bestand, settings().appUrl)
  if (!recipe) return new Response('Dit bestand bestaat niet. Op /open-data staat wat er is.\n', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } })
  return sendFile(request, recipe)
}

export const HEAD = (request: Request, context: Context): Promise<Response> => GET(request, context)
