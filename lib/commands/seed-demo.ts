import { loadEnvFile, runCommand } from '@/lib/commands/run-command'
import { tellStory } from '@/lib/story/tell-story'

await runCommand(import.meta.url, async () => {
  loadEnvFile()
  const ownerUrl = process.env['DATABASE_URL_OWNER']
  if (!ownerUrl) throw new Error('DATABASE_URL_OWNER is missing: set it to the login that owns the database.')
  const begun = Date.now()
  const told = await tellStory(ownerUrl)
  console.log(told ? `The demo story is told: ${told.acts} acts in ${((Date.now() - begun) / 1000).toFixed(1)} s.` : 'The demo story was told before.')
})
