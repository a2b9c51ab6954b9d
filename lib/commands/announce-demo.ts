import pg from 'pg'
import type { Settings } from '@/lib/env'

/** Says where the portal is, who can sign in, and how to stop. */
export const announceDemo = async ({ appUrl, demo, dataDir }: Settings, ownerUrl: string): Promise<void> => {
  const accounts = await readAccounts(ownerUrl)
  const width = Math.max(0, ...accounts.map(({ name }) => name.length))
  const lines = [
    '',
    `STEM-loket is ready:  ${appUrl}`,
    demo ? `Sign in with a click: ${appUrl}/aanmelden` : `Sign in by mail:      ${appUrl}/aanmelden`,
    ...(demo ? [`All mail it sends:    ${appUrl}/demo/postvak`] : []),
    '',
    'Demo accounts (…@demo.example):',
    ...accounts.map(({ name, roles }) => `  ${name.padEnd(width)}  ${roles}`),
    '',
    `Data and logs are in ${dataDir}. Stop with Ctrl-C; "npm run demo" goes on where you left, "npm run demo -- --reset" begins anew.`,
  ]
  console.log(lines.join('\n'))
}

/** The people to sign in as have one word for a name, applicants first; the story has many more. */
const readAccounts = async (ownerUrl: string): Promise<{ name: string; roles: string }[]> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string; roles: string }>(`
      select split_part(u.email, '@', 1) as name, coalesce(string_agg(distinct lower(replace(r.role, '_', ' ')), ', '), '') as roles
      from app_user u
      join (select user_id, role::text from user_role union select user_id, role::text from membership where ended_at is null) r on r.user_id = u.id
      where u.email ~ '^[a-z0-9]+@demo[.]example$'
      group by u.email order by bool_or(r.role ~ '^(VLAIO|AUDITOR|POLICY)'), u.email`)
    return rows
  } finally {
    await client.end()
  }
}
