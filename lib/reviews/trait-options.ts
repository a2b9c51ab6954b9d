import type { Tx } from '@/lib/db'
import { codeList } from '@/lib/reference/queries'
import type { Trait } from './preference'

export type TraitOption = { value: string; label: string }
export type TraitOptions = Record<Trait, TraitOption[]>

/** Brussels lies in no province. */
export const BRUSSELS = 'BRU'
export const provinceCode = ({ provinceNis }: { provinceNis: string }): string => (provinceNis === '' ? BRUSSELS : provinceNis)

/** What a reviewer may say to know, and how each code is called. */
export const traitOptions = async (tx: Tx): Promise<TraitOptions> => {
  const provinces = await tx.municipality.findMany({ where: { provinceNis: { not: '' }, region: 'VLG' }, distinct: ['provinceNis'], select: { provinceNis: true, province: true }, orderBy: { province: 'asc' } })
  const known = async (list: string): Promise<TraitOption[]> => (await codeList(tx, list)).filter(({ value }) => value !== 'UNKNOWN')
  return {
    themes: await known('theme'),
    disciplines: await known('stemDiscipline'),
    ageBands: await known('ageBand'),
    provinces: [...provinces.map((one) => ({ value: provinceCode(one), label: one.province })), { value: BRUSSELS, label: 'Brussel' }],
  }
}
