import { z } from 'zod'
import { text } from '@/lib/text'

/** `messageId` is made with the page, so that the same message sent again is one message. */
export const messageInput = z.object({ applicationId: z.uuid(), messageId: z.uuid(), text: text({ min: 2, max: 4000 }) })
export type MessageInput = z.output<typeof messageInput>

export const messageMails = ['DIRECT', 'DAILY', 'NONE'] as const
export type MessageMail = (typeof messageMails)[number]

export const messagePreference = z.object({ messageMail: z.enum(messageMails, 'Kies hoe u mail wilt krijgen.') })
