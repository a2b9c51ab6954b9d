import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startChild } from '@/lib/commands/run-child'
import { supervise } from '@/lib/commands/supervise'

const waiting = async () => startChild(['-e', 'setInterval(() => {}, 1000)'], { env: process.env })

test('a process that is killed is started again, until the end has come', async () => {
  const ending = new AbortController()
  const started: number[] = []
  const start = async () => {
    const child = await waiting()
    started.push(child.pid ?? 0)
    return child
  }
  const first = await start()
  const supervised = supervise('worker', first, start, () => {}, ending.signal)
  first.kill('SIGKILL')
  while (started.length < 2) await sleep(20)
  ending.abort()
  await supervised.stop()
  await sleep(700)
  expect(started).toHaveLength(2)
})

test('a process that keeps ending is given up with one sentence', async () => {
  const start = async () => startChild(['-e', 'process.exit(3)'], { env: process.env })
  const reason = await new Promise<string>((giveUp) => {
    void start().then((first) => supervise('worker', first, start, giveUp, new AbortController().signal))
  })
  expect(reason).toBe('The worker keeps ending (code 3).')
})
