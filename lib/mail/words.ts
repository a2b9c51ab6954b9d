import type { EmailTemplate } from '@/emails/templates'

export const templateWords: Record<EmailTemplate, string> = {
  'sign-in-link': 'Aanmeldlink',
  'session-new-device': 'Nieuw toestel',
  'sign-in-changed': 'Aanmelden gewijzigd',
  invitation: 'Uitnodiging',
  'mandate-approved': 'Machtiging aanvaard',
  'mandate-refused': 'Machtiging geweigerd',
  'account-changed': 'Rekeningnummer gewijzigd',
  'call-extended': 'Oproep verlengd',
  'call-cancelled': 'Oproep ingetrokken',
  'application-received': 'Ontvangstbewijs aanvraag',
  'application-withdrawn': 'Aanvraag ingetrokken',
  'application-lapsed': 'Dossier vervallen',
  'filing-extended': 'Individueel uitstel',
  'attachment-infected': 'Virus in een bijlage',
  'completion-requested': 'Aanvulling gevraagd',
  'completion-extended': 'Aanvulling verlengd',
  'completion-reminder': 'Aanvulling nog niet ingediend',
  'completion-received': 'Ontvangstbewijs aanvulling',
  'completion-ended': 'Aanvulling niet ingediend',
  'ineligible-decision': 'Beslissing over ontvankelijkheid',
  'not-filed': 'Nog niet ingediend',
  'section-handed-over': 'Onderdeel doorgegeven',
  'draft-returned': 'Concept teruggegeven',
  'draft-ready': 'Concept opnieuw klaar',
  'message-for-applicant': 'Bericht voor de aanvrager',
  'message-for-office': 'Bericht van de aanvrager',
  'review-assigned': 'Dossier om te beoordelen',
  'review-returned': 'Beoordeling terug',
  'review-voided': 'Beoordeling vervalt',
  'consensus-asked': 'Vraag om overleg',
  'decision-published': 'Beslissing bekendgemaakt',
  'acceptance-expected': 'Antwoord verwacht',
  'grant-accepted': 'Toekenning aanvaard',
  'grant-declined': 'Toekenning afgestaan',
  'conditions-met': 'Voorwaarden vervuld',
  'payment-approved': 'Betaling opgedragen',
  'report-expected': 'Verslag verwacht',
  'report-received': 'Ontvangstbewijs verslag',
  'report-incomplete': 'Verslag aan te vullen',
  'report-accepted': 'Verslag aanvaard',
  'settlement-ready': 'Afrekening',
  'recovery-announced': 'Terugvordering aangekondigd',
  'recovery-claimed': 'Terugvordering',
  'repayment-received': 'Terugbetaling ontvangen',
}

export type OutboxState = 'QUEUED' | 'SENT' | 'FAILED'

export const outboxStates: readonly OutboxState[] = ['QUEUED', 'SENT', 'FAILED']

export const outboxWords: Record<OutboxState, string> = { QUEUED: 'wacht op verzending', SENT: 'verzonden', FAILED: 'niet verzonden' }
