/** What must hold of the whole database at any moment: a sentence, and SQL that answers the breaches as rows with one text. */
export type Invariant = { name: string; sql: string }
