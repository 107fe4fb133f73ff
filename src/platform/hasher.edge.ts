import { argon2id, argon2Verify, setWASMModules } from 'argon2-wasm-edge'
import { COST, type Cost, hasherWith } from './hasher.ts'
import type { Hasher } from './ports.ts'

type Modules = Parameters<typeof setWASMModules>[0]

/**
 * argon2id as WebAssembly. A Worker may not compile it from bytes, so its entry hands over the modules that the bundler
 * compiled; elsewhere the package brings its own.
 *
 * Nobody waits for a turn here, for a request of a Worker must not wait for another one's work. There is no need either:
 * from its first step to its last a hash is made without a pause, so an isolate never makes two at once.
 */
export function edgeHasher(modules?: Modules, cost: Cost = COST): Hasher {
  if (modules) setWASMModules(modules)
  return hasherWith(
    {
      hash: (password, { memory, passes }) =>
        argon2id({
          password,
          salt: crypto.getRandomValues(new Uint8Array(16)),
          memorySize: memory,
          iterations: passes,
          parallelism: 1,
          hashLength: 32,
          outputType: 'encoded',
        }),
      verify: (password, encoded) => argon2Verify({ password, hash: encoded }),
    },
    cost,
  )
}
