import { addressIn, isIn, type Network, networkIn } from './networks.ts'

/** Which addresses of others the house will call by itself, and which it will not, whoever asks it to. */

export interface TargetRules {
  /** Only https. */
  secure: boolean
  /** Networks that are let in although they are inside; none in production. */
  inside: readonly Network[]
}

/** It is no address of the web, it does not begin with https, or it leads into a network that is not the world's. */
export type TargetRefusal = 'not_a_url' | 'not_https' | 'inside'

/** Not of the world, though they stand among those that are. Source: IANA's special-purpose registry of IPv4. */
const FOUR = networksOf(
  '0.0.0.0/8', // this host
  '10.0.0.0/8', // private
  '100.64.0.0/10', // a carrier's own
  '127.0.0.0/8', // this machine
  '168.63.129.16/32', // what a machine of Azure asks about itself
  '169.254.0.0/16', // this link, where clouds keep their metadata
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocols
  '192.0.2.0/24', // documentation
  '192.31.196.0/24', // AS112
  '192.52.193.0/24', // multicast tunnels
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '192.175.48.0/24', // AS112
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and everybody
)

/** Of IPv6 only this much was given out: everything else is this machine, this link, private, multicast, NAT64 or reserved. */
const GIVEN_OUT = networkIn('2000::/3')!
const SIX = networksOf(
  '2001::/23', // protocols, Teredo, benchmarks, ORCHID
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4, which may stand for any address of IPv4
  '2620:4f:8000::/48', // AS112
  '3fff::/20', // documentation
)
/** An address of IPv4 in the clothes of IPv6. Nobody needs these on the wire. */
const MAPPED = networkIn('::ffff:0:0/96')!

/** Names that mean something only inside. One without a dot always does. */
const INSIDE_NAMES =
  /(^|\.)(localhost|localdomain|local|internal|intranet|private|lan|home|corp|home\.arpa|in-addr\.arpa|ip6\.arpa)$/

/** Whether an address, as a resolver or a URL writes it, is not one of the world's; what is none is inside as well. */
export function isInside(text: string, letIn: readonly Network[] = []): boolean {
  const address = addressIn(text)
  if (address === undefined) return true
  const six = text.includes(':')
  if (six && isIn(address, MAPPED)) return true
  if (letIn.some((network) => isIn(address, network))) return false
  if (!six) return FOUR.some((network) => isIn(address, network))
  return !isIn(address, GIVEN_OUT) || SIX.some((network) => isIn(address, network))
}

/**
 * An address that may be called, as far as that can be told without asking anybody what its name stands for. A URL's own
 * parser has brought every way of writing a number to one: `0x7f.1` and `2130706433` are 127.0.0.1 by now.
 */
export function targetIn(text: string, { secure, inside }: TargetRules): URL | TargetRefusal {
  if (!URL.canParse(text)) return 'not_a_url'
  const url = new URL(text)
  if (url.protocol !== 'https:' && (secure || url.protocol !== 'http:')) return 'not_https'
  // Whoever wants to be known by a password has the signature.
  if (url.username || url.password) return 'not_a_url'
  const host = hostOf(url)
  if (addressIn(host) !== undefined) return isInside(host, inside) ? 'inside' : url
  return !host.includes('.') || INSIDE_NAMES.test(host) ? 'inside' : url
}

/** Its host as a resolver takes it: no brackets, and no dot at the end, which changes nothing but how it compares. */
export const hostOf = ({ hostname }: URL): string =>
  hostname
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.+$/, '')
    .toLowerCase()

function networksOf(...texts: string[]): Network[] {
  return texts.map((text) => networkIn(text)!)
}
