import { lookup } from 'node:dns/promises'
import { addressIn } from '../shared/networks.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import { hostOf, isInside, type TargetRules, targetIn } from '../shared/targets.ts'
import { answerOf, isLate, PATIENCE_MS, requestOf } from './caller.ts'
import type { Call, CallAnswer, Caller, CallRefusal } from './ports.ts'

/** Every address that a name stands for at this moment; throws where there is none. */
export type Resolve = (name: string) => Promise<string[]>

const resolveHere: Resolve = async (name) => (await lookup(name, { all: true })).map(({ address }) => address)

const MOST_ADDRESSES = 3

interface CallerOptions {
  resolve?: Resolve
  patienceMs?: number
  /** Whoever else may vouch for a name, as PEM. */
  ca?: string
}

/**
 * The half with sockets of its own. A name is asked about once; every address it stands for is held against the rules,
 * and the connection goes to the very address that was: a name that leads elsewhere a moment later leads nowhere.
 */
export function bunCaller(rules: TargetRules, options: CallerOptions = {}): Caller {
  const { resolve = resolveHere, patienceMs = PATIENCE_MS, ca } = options

  async function addressesOf(url: URL): Promise<Result<string[], 'inside' | 'no_such_name'>> {
    const host = hostOf(url)
    if (addressIn(host) !== undefined) return ok([host])
    const found = await resolve(host).catch(() => [])
    if (found.length === 0) return refused('no_such_name')
    return found.some((address) => isInside(address, rules.inside)) ? refused('inside') : ok(found)
  }

  /** Bun takes the name to be vouched for from `serverName`, and nothing of what follows asks for an address again. */
  const callAt = (address: string, url: URL, call: Call, signal: AbortSignal): Promise<Response> => {
    const at = new URL(url)
    at.hostname = address.includes(':') ? `[${address}]` : address
    const asked = requestOf(call, signal)
    const named = addressIn(hostOf(url)) === undefined
    return fetch(at.href, {
      ...asked,
      headers: { ...asked.headers, host: url.host },
      keepalive: false,
      decompress: false,
      tls: { ...(named && { serverName: hostOf(url) }), ...(ca && { ca }) },
    } as BunFetchRequestInit)
  }

  /** One after the other, as long as nobody is there. */
  async function callSome(
    addresses: string[],
    url: URL,
    call: Call,
    signal: AbortSignal,
  ): Promise<Result<CallAnswer, CallRefusal>> {
    let refusal: CallRefusal = 'no_connection'
    for (const address of addresses.slice(0, MOST_ADDRESSES)) {
      try {
        return await answerOf(await callAt(address, url, call, signal))
      } catch (error) {
        if (signal.aborted || isLate(error)) return refused('too_slow')
        refusal = isUntrusted(error) ? 'not_trusted' : 'no_connection'
        if (!isAbsent(error)) break
      }
    }
    return refused(refusal)
  }

  async function post(call: Call, signal: AbortSignal): Promise<Result<CallAnswer, CallRefusal>> {
    const target = targetIn(call.url, rules)
    if (typeof target === 'string') return refused(target)
    const addresses = await addressesOf(target)
    return addresses.ok ? callSome(addresses.value, target, call, signal) : addresses
  }

  return {
    half: 'sockets',
    async refuses(text) {
      const target = targetIn(text, rules)
      if (typeof target === 'string') return target
      const found = await orLate(addressesOf(target), AbortSignal.timeout(patienceMs))
      return !found.ok && found.refusal === 'inside' ? 'inside' : undefined
    },
    post(call) {
      const signal = AbortSignal.timeout(patienceMs)
      return orLate(post(call, signal), signal)
    },
  }
}

/** A resolver knows no signal. */
const orLate = <T, R>(work: Promise<Result<T, R>>, signal: AbortSignal): Promise<Result<T, R | 'too_slow'>> =>
  Promise.race([
    work,
    new Promise<{ ok: false; refusal: 'too_slow' }>((done) =>
      signal.addEventListener('abort', () => done(refused('too_slow')), { once: true }),
    ),
  ])

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''
const isUntrusted = (error: unknown) => /TLS|CERT|SIGNED|VERIFY|ISSUER/.test(codeOf(error))
/** Nobody took the connection, so nobody was told anything. */
const isAbsent = (error: unknown) => /REFUSED|Refused|UNREACH|FailedToOpenSocket/.test(codeOf(error))
