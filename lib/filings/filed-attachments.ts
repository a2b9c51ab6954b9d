/** What was attached at the last filing: files that came later do not count yet, files taken away later still do. */
export const wasFiled = (attachment: { uploadedAt: Date; removedAt: Date | null }, submittedAt: Date): boolean =>
  attachment.uploadedAt <= submittedAt && (attachment.removedAt === null || attachment.removedAt > submittedAt)
