import academies from '@/prisma/seed/demo/academies.json' with { type: 'json' }
import actors from '@/prisma/seed/demo/actors.json' with { type: 'json' }
import activities from '@/prisma/seed/demo/activities.json' with { type: 'json' }
import calls from '@/prisma/seed/demo/calls.json' with { type: 'json' }
import partnerships from '@/prisma/seed/demo/demo-partnerships.json' with { type: 'json' }
import knowledge from '@/prisma/seed/demo/knowledge.json' with { type: 'json' }
import messages from '@/prisma/seed/demo/messages.json' with { type: 'json' }
import reports from '@/prisma/seed/demo/reports.json' with { type: 'json' }
import requests from '@/prisma/seed/demo/requests.json' with { type: 'json' }

/** The content of the story, as carried in prisma/seed/demo; days are offsets from the day of seeding, money is in cents. */
export const content = { academies, activities, actors, calls, knowledge, messages, partnerships, reports, requests }

export type AcademyContent = (typeof academies)[number]
export type TemplateContent = (typeof activities)[number]
export type CallContent = (typeof calls)[number]
export type RequestContent = (typeof requests)[number]
export type ReportContent = (typeof reports)[number]
export type ActorContent = (typeof actors)[number]
