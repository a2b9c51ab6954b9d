/** What a status asks of the reader: nothing, work under way, someone else's turn, finished, wrong or refused, your move. */
export type Tone = 'neutral' | 'busy' | 'waiting' | 'done' | 'refused' | 'yours'
