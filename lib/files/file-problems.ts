/** What can be wrong with a file, in words. One list, so that a page shows only sentences that are ours. */
export const fileProblems = {
  none: 'Kies eerst een bestand.',
  kind: 'Kies wat voor bestand het is.',
  empty: 'Dit bestand is leeg.',
  content: 'Kies een pdf, een Word-, Excel- of OpenDocument-bestand, of een PNG of JPEG. De inhoud en de naam moeten overeenkomen.',
  one: 'Voeg één bestand tegelijk toe.',
  macros: 'Dit document bevat macro’s. Bewaar het zonder macro’s, of als pdf.',
  nested: 'Dit document bevat een ander document of een programma. Bewaar het als pdf.',
  unpacked: 'Dit document wordt te groot als het wordt uitgepakt. Bewaar het als pdf.',
  damaged: 'Dit bestand is beschadigd of met een wachtwoord beveiligd. Bewaar het opnieuw, of als pdf.',
  pixels: 'Deze afbeelding heeft te veel beeldpunten. Maak ze kleiner.',
  name: 'De naam van dit bestand is te lang, of er staat een teken in dat we niet kunnen bewaren. Geef het een andere naam van ten hoogste 200 tekens en kies het opnieuw.',
  unfinished: 'U hebt 20 bestanden die niet volledig verstuurd zijn. Verstuur er een verder of gooi er een weg. Na 24 uur verdwijnen ze vanzelf.',
  often: 'U voegde in korte tijd erg veel bestanden toe. Probeer het over een uur opnieuw.',
  children: 'Dit lijkt een lijst met namen van kinderen. Die mag niet in het portaal. Geef alleen aantallen op.',
  infected: 'In dit bestand zit een virus. Maak het opnieuw op een computer zonder virus.',
  broken: 'Het bestand kwam niet goed aan. Probeer het nog eens.',
  place: 'Kies waar het bestand bij hoort.',
  costGone: 'Deze kost staat niet in het verslag. Bewaar de kosten eerst.',
  filed: 'Deze aanvraag is al ingediend. U kunt geen bestanden meer toevoegen.',
  closed: 'De oproep is gesloten. U kunt geen bestanden meer toevoegen.',
  tooLarge: (megabytes: number) => `Dit bestand is te groot. Een bestand mag ten hoogste ${megabytes} MB zijn.`,
  tooMany: (files: number) => `U kunt ten hoogste ${files} bestanden toevoegen.`,
}

/** The sentence if it is one of ours, for a call with these limits. */
export const knownFileProblem = (text: string | undefined, limits: { maxFileMb: number; maxFiles: number }): string | null => {
  const { tooLarge, tooMany, ...plain } = fileProblems
  return [...Object.values(plain), tooLarge(limits.maxFileMb), tooLarge(25), tooMany(limits.maxFiles)].find(known => known === text) ?? null
}

/** What HTTP says of it: too large, a kind of file that is not taken, or a form that is not right. */
export const statusOfProblem = (message: string): number => {
  if (message.startsWith('Dit bestand is te groot.')) return 413
  const { content, macros, nested, unpacked, damaged, pixels, infected } = fileProblems
  return [content, macros, nested, unpacked, damaged, pixels, infected].includes(message) ? 415 : 422
}
