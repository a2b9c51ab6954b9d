/**
 * The series in which a file gets its number: the 42nd of `STEM-2027-UIT` is `STEM-2027-UIT-00042` (domain 4.12). The database counts, as it files
 * (file_request); past 99999 the number simply gets longer.
 * @param year the year of the call's last day (lastDayOf in lib/time.ts): a deadline at midnight of 31 December is still that year
 * @param numberCode 2 to 5 letters of the call
 */
export const numberSeries = (year: number, numberCode: string): string => `STEM-${year}-${numberCode}`
