import type { ReportStatus, ReportType } from '@/prisma/generated/enums'

export const reportTypeWords: Record<ReportType, string> = { ACTIVITY: 'Activiteitenverslag', INTERIM: 'Kwartaalverslag', FINAL: 'Eindverslag', FOLLOW_UP: 'Opvolgingsdocument' }

export const reportWords: Record<ReportStatus, string> = { DUE: 'verwacht', DRAFT: 'concept', SUBMITTED: 'ingediend', INCOMPLETE: 'aan te vullen', ACCEPTED: 'aanvaard', REJECTED: 'geweigerd' }
