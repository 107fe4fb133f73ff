import type { Fact } from '../bookings/kind.ts'
import { Words } from './words.tsx'

/** Facts as a list of terms. What somebody typed keeps its own direction and its lines. */
export const Rows = ({ facts }: { facts: Fact[] }) => (
  <dl class="rows">
    {facts.map(({ term, words, typed, at }) => (
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
          {at && (
            <time
              class="own-clock"
              datetime={new Date(at.instant * 1000).toISOString()}
              data-zone={at.zone}
              data-own={at.own}
              hidden
            />
          )}
        </dd>
      </div>
    ))}
  </dl>
)
