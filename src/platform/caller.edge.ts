import { refused } from '../shared/result.ts'
import { type TargetRules, targetIn } from '../shared/targets.ts'
import { answerOf, isLate, PATIENCE_MS, requestOf } from './caller.ts'
import type { Caller } from './ports.ts'

/**
 * The half for the edge, where nobody can be asked what a name stands for. Addresses and names that are inside by
 * themselves are refused; what another name leads to is the runtime's to refuse, which reaches no private network.
 */
export function edgeCaller(rules: TargetRules, { patienceMs = PATIENCE_MS } = {}): Caller {
  return {
    half: 'edge',
    async refuses(url) {
      const target = targetIn(url, rules)
      return typeof target === 'string' ? target : undefined
    },
    async post(call) {
      const target = targetIn(call.url, rules)
      if (typeof target === 'string') return refused(target)
      try {
        const { credentials: _, ...asked } = requestOf(call, AbortSignal.timeout(patienceMs))
        return await answerOf(await fetch(target.href, asked))
      } catch (error) {
        return refused(isLate(error) ? 'too_slow' : 'no_connection')
      }
    },
  }
}
