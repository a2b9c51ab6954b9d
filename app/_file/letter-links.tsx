import { moneyLetterWords } from '@/lib/letters/letter-kind'
import type { GrantToFollow } from '@/lib/grants/queries'

/** The letters about the money of a file; the worker makes each PDF a moment after the act. */
export function LetterLinks({ number, letters }: { number: string; letters: GrantToFollow['letters'] }) {
  return letters.map(({ word, ready, overdue }) => (
    <p key={word} className="small">
      {ready ? <a href={`/dossiers/${number}/brieven/${word}`} download>{moneyLetterWords[word]} (pdf)</a> : overdue ? `De brief over de ${word} is nog niet gemaakt als pdf. We kijken het na.` : `De brief over de ${word} staat hier binnen enkele minuten als pdf.`}
    </p>
  ))
}
