import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Cost } from '../../src/platform/hasher.ts'
import type { Hasher } from '../../src/platform/ports.ts'
import { startWorkerd } from './workerd.ts'

const house = fileURLToPath(new URL('../..', import.meta.url))

/** The edge half in the runtime that it is made for, which may not compile WebAssembly while it runs. */
export async function hasherInWorkerd() {
  const folder = mkdtempSync(join(tmpdir(), 'hasher-'))
  const [bundle, files] = [join(folder, 'bundle'), join(folder, 'files')]
  for (const each of [bundle, files]) mkdirSync(each)
  writeFileSync(join(files, '_headers'), '')
  const built = await Bun.build({
    entrypoints: [join(house, 'tests/support/workerd.hasher.ts')],
    outdir: bundle,
    naming: 'worker.js',
    conditions: ['workerd'],
    plugins: [
      {
        name: 'modules beside the worker',
        setup(build) {
          build.onResolve({ filter: /\.wasm$/ }, ({ path }) => {
            copyFileSync(join(house, 'node_modules', path), join(bundle, basename(path)))
            return { path: `./${basename(path)}`, external: true }
          })
        },
      },
    ],
  })
  if (!built.success) throw new Error(built.logs.join('\n'))
  const edge = await startWorkerd({ databaseUrl: 'http://localhost', bundle, files })

  async function ask<T>(question: object): Promise<T> {
    const answer = await fetch(edge.url, { method: 'POST', body: JSON.stringify(question) })
    if (!answer.ok) throw new Error(await answer.text())
    return (await answer.json()) as T
  }
  return {
    url: edge.url,
    costing: (cost: Cost): Hasher => ({
      hash: (password) => ask({ password, cost }),
      verify: (password, hash) => ask({ password, hash, cost }),
    }),
    async stop() {
      await edge.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
