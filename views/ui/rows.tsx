import type { Fact } from '../bookings/kind.ts'
import { Words } from './words.tsx'

/** Facts as a list of terms. What somebody typed keeps its own direction and its lines. */
export const Rows = ({ facts }: { facts: Fact[] }) => (
  <dl class="rows">
    {facts.map(({ term, words, typed }) => (
      <div>
        <dt>{term}</dt>
        <dd>
          {typed ? (
            <span class="typed" dir="auto">
              {words.text}
            </span>
          ) : (
            <Words of={words} />
          )}
        </dd>
      </div>
    ))}
  </dl>
)
