import type { Actor } from '@/lib/access/actor'
import { can, type Action, type Resource } from '@/lib/access/policy'
import { Refusal } from '@/lib/refusal'

/** What one may not see does not exist: without the right to read it the answer is not-found, never forbidden. */
export const requirePermission = (actor: Actor, action: Action, resource: Resource = {}, readAction?: Action): void => {
  if (can(actor, action, resource)) return
  if (readAction !== undefined && can(actor, readAction, resource)) throw new Refusal('forbidden', 'U hebt het recht niet om dit te doen.')
  throw new Refusal('not-found', 'Deze pagina bestaat niet.')
}
