import { z } from 'zod'

/**
 * What zod says where a schema has no words of its own, for whoever reads the portal: Dutch, and without the words of a program. The library keeps
 * one setting per process, so this module is loaded with the first text that is read (lib/text.ts).
 */
z.config({ customError: (issue) => wordsOf(issue) })

type Issue = Parameters<z.core.$ZodErrorMap>[0]

const wordsOf = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'Dit veld is verplicht.' : 'Dit antwoord past hier niet. Vul het opnieuw in.'
    case 'too_big':
      return issue.origin === 'string' ? `Dit is te lang. U mag ten hoogste ${issue.maximum} karakters gebruiken.` : issue.origin === 'array' ? `U mag ten hoogste ${issue.maximum} antwoorden geven.` : `Dit mag ten hoogste ${issue.maximum} zijn.`
    case 'too_small':
      return issue.origin === 'string' ? `Dit is te kort. Schrijf minstens ${issue.minimum} karakters.` : issue.origin === 'array' ? `Geef minstens ${issue.minimum} antwoorden.` : `Dit moet minstens ${issue.minimum} zijn.`
    case 'invalid_value':
      return 'Kies een van de mogelijkheden.'
    // The last branch is the one that says what an answer looks like; the ones before it are for what is left open.
    case 'invalid_union':
      return issue.errors.at(-1)?.[0]?.message ?? 'Dit antwoord past hier niet. Vul het opnieuw in.'
    default:
      return 'Dit antwoord past hier niet. Vul het opnieuw in.'
  }
}
