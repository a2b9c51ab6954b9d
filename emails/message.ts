/** A mail as it goes out. The two bodies are made from the same blocks, so they say the same. */
export type Message = { subject: string; html: string; text: string; /** Where an answer goes, when that is not whom the letterhead names. */ replyTo?: string }

/** Who answers for the file, or the team when there is no file: stands in every message (Bestuursdecreet II.20). */
export type Contact = { name: string; email: string; phone: string }

/** What a mail may know of a file: no score, reviewer, note or outcome is in here, so no template can tell one. */
export type MailFile = {
  applicationId: string
  number: string | null
  title: string
  call: string
  organisation: string
  /** The latest filing. */
  submission: { submittedAt: Date; sha256: string } | null
  /** A deadline of its own, once confirmed. */
  extendedUntil?: Date | null
  /** The completion request that runs. */
  completion?: { dueAt: Date; points: readonly string[] } | null
  /** The recipient's own review, never another's. */
  review: { dueAt: Date | null; reason: string } | null
  grant: MailGrant | null
  /** While it is a draft, for its own organisation. */
  draft: MailDraft | null
}

export type MailDraft = {
  deadlineAt: Date | null
  /** Sections that a colleague gave the recipient and that are not done. */
  yours: { section: string; givenBy: string; remark: string }[]
  /** What a gemachtigde sent back to the recipient. */
  returned: { by: string; remark: string } | null
}

/** `period`: both days, in a report of a quarter; `points`: what was asked of it last, besides the remarks. */
export type MailReport = { id: string; submittedAt: Date | null; remarks: string; points: string[]; dueAt: Date; period: { start: string; end: string } | null }

export type MailGrant = {
  acceptDueAt: Date
  reportDueAt: Date | null
  /** The last day to declare the start. */
  startBy?: Date | null
  /** The revocation that was announced. */
  revocation?: { hearingUntil: Date } | null
  /** To answer the findings of a control. */
  controlReplyUntil?: Date | null
  orderedPayment: { amountCents: bigint; orderedAt: Date } | null
  report: MailReport | null
  recovery: { amountCents: bigint; receivedCents: bigint; motivation: string; structuredMessage: string; hearingUntil: Date; dueAt: Date | null; iban: string } | null
}

/** What every template gets: the view of this recipient at the moment of sending. */
export type Letterhead = { appUrl: string; recipientName: string; contact: Contact }
export type AboutFile = Letterhead & { file: MailFile }
