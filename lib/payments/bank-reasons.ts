/** Reasons as banks write them (ISO 20022, external code sets "status reason" and "return reason"), in the words of the desk. */
const reasons: Record<string, string> = {
  AC01: 'het rekeningnummer is fout',
  AC03: 'het rekeningnummer van de begunstigde is ongeldig',
  AC04: 'de rekening is afgesloten',
  AC06: 'de rekening is geblokkeerd',
  AC13: 'op deze soort rekening kan niet gestort worden',
  AG01: 'op deze rekening kan niet gestort worden',
  AG02: 'de bank aanvaardt deze soort opdracht niet',
  AM04: 'er stond niet genoeg op de rekening van het loket',
  AM05: 'de bank ziet deze opdracht als een dubbele',
  BE04: 'het adres van de begunstigde ontbreekt',
  DT01: 'de uitvoeringsdatum is ongeldig',
  FF01: 'de bank kon het bestand niet lezen',
  MD07: 'de rekeninghouder is overleden',
  MS02: 'de begunstigde weigerde het geld',
  MS03: 'de bank gaf geen reden',
  NARR: 'de bank gaf een eigen uitleg',
  RC01: 'de code van de bank is fout',
  RR04: 'een wettelijke reden',
}

const aboutAccount = new Set(['AC01', 'AC03', 'AC04', 'AC06', 'AC13', 'AG01', 'MD07'])

/** Another attempt on the same account would end the same way. */
export const isAboutAccount = (code: string): boolean => aboutAccount.has(code)

export const reasonInWords = (code: string, said: string): string => {
  const known = reasons[code] ?? 'een reden die we niet kennen'
  return `${known}${code === '' ? '' : ` (${code})`}${said === '' ? '' : `: ${said}`}`
}
