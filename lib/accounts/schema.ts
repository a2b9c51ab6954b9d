import { z } from 'zod'
import { staffRoles } from '@/lib/access/actor'
import { text } from '@/lib/text'
import { emailAddress } from '@/lib/organisations/schema'

/** One ticked box posts a text, several a list, none nothing. */
const roles = z
  .union([z.string().transform((role) => [role]), z.array(z.string())])
  .default([])
  .pipe(z.array(z.enum(staffRoles, 'Deze rol bestaat niet.')).min(1, 'Kies minstens één rol.'))

export const newStaffUser = z.object({ name: text({ min: 2, max: 100 }), email: emailAddress, roles })
export const newRoles = z.object({ userId: z.uuid(), roles })
export const suspension = z.object({ userId: z.uuid(), reason: text({ min: 10, max: 500 }) })
export const factorReset = z.object({ userId: z.uuid(), check: text({ min: 10, max: 500 }) })
