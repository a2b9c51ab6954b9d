/** The people of the demo, in the order in which the sign-in page offers them; all at demo.example. */
export const DEMO_DOMAIN = 'demo.example'

export const demoAccountNames = [
  'invuller', 'gemachtigde', 'collega', 'invuller2', 'gemachtigde2', 'coordinator', 'penhouder',
  'dossierbeheerder', 'dossierbeheerder2', 'beoordelaar1', 'beoordelaar2', 'beoordelaar3', 'beoordelaar4', 'beoordelaar5', 'beoordelaar6',
  'voorzitter', 'beslisser', 'beslisser2', 'financien', 'financien2', 'controle', 'beheerder', 'auditor', 'domein',
] as const

export const demoAddress = (name: string): string => `${name}@${DEMO_DOMAIN}`
