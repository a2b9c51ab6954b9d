import { startStoryPortal } from '@/tests/support/portal-server'
import { applying } from './whole-chain/applying'
import { assessing } from './whole-chain/assessing'
import { openChain } from './whole-chain/chain'
import { deciding } from './whole-chain/deciding'
import { executing } from './whole-chain/executing'

/** One call from its preset to its public result, with two organisations and three reviewers, beside the story. Each test is one link, in order. */
const chain = await openChain(await startStoryPortal())

applying(chain)
assessing(chain)
deciding(chain)
executing(chain)
