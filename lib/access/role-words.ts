import type { MemberRole, StaffRole } from '@/lib/access/actor'

/** What a role is called on the screen, in lower case. */
export const roleWords: Record<StaffRole | MemberRole, string> = {
  APPLICANT_EDITOR: 'invuller',
  APPLICANT_SIGNATORY: 'gemachtigde',
  PARTNERSHIP_COORDINATOR: 'coördinator',
  VLAIO_OFFICER: 'dossierbeheerder',
  VLAIO_REVIEWER: 'beoordelaar',
  VLAIO_PANEL_CHAIR: 'voorzitter',
  VLAIO_DECIDER: 'beslisser',
  VLAIO_FINANCE: 'financiën',
  VLAIO_CONTROLLER: 'controle',
  VLAIO_ADMIN: 'beheerder',
  AUDITOR: 'auditor',
  POLICY_DOMAIN: 'beleidsdomein',
}
