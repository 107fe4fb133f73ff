/** A program that a test started: it is gone when the test run is, however that ends. */
export interface Running {
  readonly pid: number
  /** What it has printed so far, on both streams. */
  logs(): string
  /** Asks it to end, and ends it after `graceMs`. Resolves with its exit code. */
  stop(graceMs?: number): Promise<number>
  /** Ends it at once, as a crash or a power cut would. */
  kill(): Promise<number>
}

interface Program {
  command: string[]
  env?: Record<string, string | undefined>
  cwd?: string
  /** Asked again and again until it resolves to true. */
  ready: () => Promise<boolean>
  withinMs?: number
}

const children = new Set<Bun.Subprocess>()

/** Called at the end of every run by the preload: `bun test` does not tell a process that it is about to exit. */
export function killWhatIsLeft(): void {
  for (const child of children) child.kill('SIGKILL')
}

export async function start({ command, env, cwd, ready, withinMs = 20_000 }: Program): Promise<Running> {
  const child = Bun.spawn(command, { cwd, env, stdin: 'ignore', stdout: 'pipe', stderr: 'pipe' })
  children.add(child)
  const said: string[] = []
  const reading = [child.stdout, child.stderr].map((stream) => read(stream, said))
  const ended = child.exited.then(async (code) => {
    children.delete(child)
    await Promise.all(reading)
    return code
  })
  const running: Running = {
    pid: child.pid,
    logs: () => said.join(''),
    async stop(graceMs = 5_000) {
      child.kill('SIGTERM')
      const killer = setTimeout(() => child.kill('SIGKILL'), graceMs)
      const code = await ended
      clearTimeout(killer)
      return code
    },
    kill() {
      child.kill('SIGKILL')
      return ended
    },
  }
  await until(ready, child, running, withinMs)
  return running
}

async function read(stream: ReadableStream<Uint8Array>, said: string[]) {
  const decoder = new TextDecoder()
  for await (const chunk of stream) said.push(decoder.decode(chunk, { stream: true }))
}

async function until(
  ready: () => Promise<boolean>,
  child: Bun.Subprocess,
  running: Running,
  withinMs: number,
) {
  const deadline = Date.now() + withinMs
  while (!(await ready().catch(() => false))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(
        `It ended before it was ready (${child.exitCode ?? child.signalCode}):\n${running.logs()}`,
      )
    }
    if (Date.now() > deadline) {
      await running.kill()
      throw new Error(`It was not ready after ${withinMs} ms:\n${running.logs()}`)
    }
    await Bun.sleep(20)
  }
}

/** Whether something answers there at all, whatever it answers. */
export function answers(url: string): () => Promise<boolean> {
  return async () => {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(1_000) })
    await answer.body?.cancel()
    return true
  }
}

/** A port that nobody listens on at this moment. */
export function freePort(): number {
  const probe = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: { data() {} } })
  const { port } = probe
  probe.stop(true)
  return port
}
