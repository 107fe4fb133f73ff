import { COST, type Cost, hasherWith } from './hasher.ts'
import type { Hasher } from './ports.ts'
import { turns } from './turns.ts'

/** Each takes a core for some 20 ms: two leave room for everything else, and fifty more are a second's wait. */
const MOST = { atOnce: 2, waiting: 50 }

/** Bun's own argon2id, in threads beside the one that answers. */
export function bunHasher(cost: Cost = COST, most = MOST): Hasher {
  const inTurn = turns('a password to be hashed', most)
  return hasherWith(
    {
      hash: (password, { memory, passes }) =>
        inTurn(() =>
          Bun.password.hash(password, { algorithm: 'argon2id', memoryCost: memory, timeCost: passes }),
        ),
      verify: (password, encoded) => inTurn(() => Bun.password.verify(password, encoded)),
    },
    cost,
  )
}
