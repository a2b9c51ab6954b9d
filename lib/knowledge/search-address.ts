import type { LessonSearch } from './queries'

/** A search as it stands in the address; what makes no sense there is left out. */
export const readSearch = (given: Readonly<Record<string, string | string[] | undefined>>): LessonSearch => {
  const one = (name: string): string => { const value = given[name]; return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim().slice(0, 200) }
  const [age, page] = [Number(one('leeftijd')), Number(one('bladzijde'))]
  return {
    words: one('zoek'),
    criterion: /^C(0[1-9]|10)$/.test(one('criterium')) ? one('criterium') : '',
    theme: /^[A-Z_]{2,12}$/.test(one('thema')) ? one('thema') : '',
    age: Number.isInteger(age) && age >= 5 && age <= 18 ? age : null,
    page: Number.isInteger(page) && page >= 1 && page <= 1000 ? page : 1,
  }
}

export const addressOf = ({ words, criterion, theme, age }: LessonSearch, page: number): string => {
  const query = new URLSearchParams(Object.entries({ zoek: words, criterium: criterion, thema: theme, leeftijd: age === null ? '' : String(age), bladzijde: page === 1 ? '' : String(page) }).filter(([, value]) => value !== ''))
  return query.size === 0 ? '/kennis' : `/kennis?${query.toString()}`
}

export const foundWords = (total: number): string => (total === 0 ? 'Geen lessen gevonden' : total === 1 ? '1 les' : `${total} lessen`)
