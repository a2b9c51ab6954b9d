import pg from 'pg'

/** What must hold of a database before anything is promised to anyone. Answers one sentence for each breach. */
export const databaseProblems = async (url: string): Promise<string[]> => {
  const client = new pg.Client({ connectionString: url, application_name: 'stem-loket check' })
  await client.connect()
  try {
    return [...(await unsafeSettings(client)), ...(await unsafeRole(client)), ...(await replacedClock(client)), ...(await wrongEncoding(client))]
  } finally {
    await client.end()
  }
}

export const assertDatabase = async (url: string): Promise<void> => {
  const problems = await databaseProblems(url)
  if (problems.length > 0) throw new Error(problems.join('\n'))
}

const durability = {
  fsync: 'what was confirmed would be lost when the machine stops',
  full_page_writes: 'a torn page could not be repaired after a crash',
  synchronous_commit: 'a receipt could be given for what is not yet on disk',
}

const unsafeSettings = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: keyof typeof durability }>(
    `select name from pg_settings where name = any($1) and setting = 'off' order by name`,
    [Object.keys(durability)],
  )
  return rows.map(({ name }) => `PostgreSQL runs with ${name} = off, so ${durability[name]}: turn it on.`)
}

/** Row level security does not hold these. */
const unsafeRole = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string; superuser: boolean; bypass: boolean; owner: boolean }>(`
    select rolname as name, rolsuper as superuser, rolbypassrls as bypass,
           exists (select from pg_class where relowner = pg_roles.oid and relnamespace = 'public'::regnamespace and relkind = 'r') as owner
    from pg_roles where rolname = current_user`)
  return rows
    .filter((row) => row.superuser || row.bypass || row.owner)
    .map((row) => `DATABASE_URL signs in as ${row.name}, which row level security does not hold: use a login that is only a member of stem_web.`)
}

const replacedClock = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ source: string }>(`select trim(prosrc) as source from pg_proc where proname = 'portal_now' and pronamespace = 'public'::regnamespace`)
  return rows.length === 1 && rows[0]?.source === 'select clock_timestamp()' ? [] : ['The function portal_now() of this database is not the real clock: put back "select clock_timestamp()".']
}

const wrongEncoding = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ encoding: string }>(`select current_setting('server_encoding') as encoding`)
  return rows[0]?.encoding === 'UTF8' ? [] : ['This database is not in UTF-8: create it again with encoding UTF8.']
}
