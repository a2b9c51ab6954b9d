import 'server-only'
import { headers } from 'next/headers'

/**
 * The requests that posted a form which was refused. Without JavaScript the same request draws the page again, and its title has to say so
 * (app/layout.tsx); with JavaScript the form does that in place. Next gives one object of headers per request.
 */
const refused = new WeakSet<object>()

export const markRefused = async (): Promise<void> => void refused.add(await headers())
export const isRefused = async (): Promise<boolean> => refused.has(await headers())
