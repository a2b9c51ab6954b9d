import type { Lifecycle } from '@/lib/lifecycle'

export type AdviceStatus = 'ASKED' | 'GIVEN' | 'EXPIRED'

/** Domain 5.7. A question that is taken back stays ASKED, with its reason. */
export const adviceLifecycle = {
  give: { from: ['ASKED'], to: 'GIVEN', by: ['POLICY_DOMAIN'] },
  expire: { from: ['ASKED'], to: 'EXPIRED', by: ['SYSTEM'] },
} as const satisfies Lifecycle<AdviceStatus, string>

export type AdviceVerb = keyof typeof adviceLifecycle
