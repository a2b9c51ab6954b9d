/** Settings of a portal that is no demo. Import it before anything that asks settings(); `DEMO=1` in front of it makes it one. */
const key = 'q6Pn2l0mJ3oYkW9tq0b9eN7yqg8mS1bqHf4cX2v5ZAs='

Object.assign(process.env, {
  DEMO: '0',
  APP_URL: 'http://127.0.0.1:3000',
  DATABASE_URL: process.env['DATABASE_URL'] ?? 'postgresql://nobody@127.0.0.1/none',
  NEXTAUTH_SECRET: 'Vb7pQ2x9Lk4mZr8sTn1cWd6fGh3jYe5u0aXo',
  RECEIPT_SIGNING_KEY: key,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
})
