/**
 * The number of a file: `STEM-2027-UIT-00042` (domain 4.12).
 * @param year the year of the call's last day (lastDayOf in lib/time.ts): a deadline at midnight of 31 December is still that year
 * @param numberCode 2 to 5 letters of the call
 * @param sequence 1, 2, 3 … within year and code; past 99999 the number simply gets longer
 */
export const formatFileNumber = (year: number, numberCode: string, sequence: number): string =>
  `STEM-${year}-${numberCode}-${String(sequence).padStart(5, '0')}`
