import { readdirSync, readFileSync } from 'node:fs'

/** The kernel counts in hundredths of a second on every Linux that Node runs on. */
const MS_PER_TICK = 10

type Process = { pid: number; parent: number; ticks: number }

/** Processor time so far of these processes and all they started, living or gone. Linux only. */
export const cpuMsOf = (roots: readonly number[]): number => MS_PER_TICK * familyOf(roots).reduce((total, { ticks }) => total + ticks, 0)

/** These processes and all they started that still live. Linux only. */
export const familyOf = (roots: readonly number[]): Process[] => {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap(readProcess)
  const tree = new Set(roots)
  for (let size = 0; size !== tree.size;) {
    size = tree.size
    for (const { pid, parent } of all) if (tree.has(parent)) tree.add(pid)
  }
  return all.filter(({ pid }) => tree.has(pid))
}

/** The name of a program may hold spaces and brackets, so the numbers are read behind its last bracket: state, parent, … */
const readProcess = (pid: string): Process[] => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const numbers = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number)
    const [own = 0, system = 0, childrenOwn = 0, childrenSystem = 0] = numbers.slice(11, 15)
    return [{ pid: Number(pid), parent: numbers[1] ?? 0, ticks: own + system + childrenOwn + childrenSystem }]
  } catch {
    // It ended while we looked.
    return []
  }
}
