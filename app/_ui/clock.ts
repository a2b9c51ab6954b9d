const belgian = new Intl.DateTimeFormat('nl-BE', { timeZone: 'Europe/Brussels', hour: '2-digit', minute: '2-digit' })

/** "14.32 uur" of an instant, in Belgium wherever the browser is; without the calendar library, which pages need not load. */
export const clock = (at: string | Date) => `${belgian.format(new Date(at)).replace(':', '.')} uur`
