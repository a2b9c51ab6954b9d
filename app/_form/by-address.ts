import type { FormAction } from './form-state'

/**
 * The action of a form that a route does too, for less than the framework asks for an action: the browser asks the route, which answers where to go.
 * What the route refuses, the action judges once more, so that a refusal looks like any other. Without JavaScript the button posts to the route.
 */
export const byAddress = (address: string | undefined, action: FormAction): FormAction =>
  address === undefined || typeof window === 'undefined' ? action : async (state, posted) => {
    const response = await fetch(address, { method: 'POST', body: posted, headers: { accept: 'application/json' } })
    if (!response.ok) return action(state, posted)
    location.assign(await response.text())
    return leaving()
  }

/** The page goes on loading; until then the form keeps waiting. */
const leaving = (): Promise<never> => new Promise(() => {})
