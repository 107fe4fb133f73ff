/** Addresses of the internet and networks of them. One of IPv4 is kept as the one of IPv6 that stands for it. */

export interface Network {
  first: bigint
  /** How many bits at its beginning are the network's. */
  bits: number
}

const V4 = 0xffff_0000_0000n
const V4_BITS = 96

/** An address as a number; undefined for what is none. A zone behind a percent sign is of no matter. */
export function addressIn(text: string): bigint | undefined {
  const plain = text.replace(/%[\w.-]+$/, '')
  return plain.includes(':') ? sixIn(plain) : fourIn(plain)
}

function fourIn(text: string): bigint | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1)
  // A leading nought means octal to some and nothing to others.
  if (!parts?.every((part) => Number(part) <= 255 && !/^0\d/.test(part))) return undefined
  return V4 + parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n)
}

function sixIn(text: string): bigint | undefined {
  const halves = inHexadecimal(text)?.split('::')
  if (!halves || halves.length > 2) return undefined
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - head!.length - (tail?.length ?? 0)
  if (tail ? missing < 1 : missing !== 0) return undefined
  const groups = [...head!, ...Array<string>(missing).fill('0'), ...(tail ?? [])]
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n)
}

/** Without the dotted end that an address of IPv6 may have. */
function inHexadecimal(text: string): string | undefined {
  const [dotted] = /[^:]*\.[^:]*$/.exec(text) ?? []
  if (dotted === undefined) return text
  const four = fourIn(dotted)
  if (four === undefined) return undefined
  const hex = (four - V4).toString(16).padStart(8, '0')
  return `${text.slice(0, -dotted.length)}${hex.slice(0, 4)}:${hex.slice(4)}`
}

/** An address alone, or with the length of its network behind a slash; undefined for what is neither. */
export function networkIn(text: string): Network | undefined {
  const [, address = '', length] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const found = addressIn(address)
  if (found === undefined) return undefined
  const before = address.includes(':') ? 0 : V4_BITS
  const bits = length === undefined ? 128 : before + Number(length)
  return bits > 128 ? undefined : { first: firstOf(found, bits), bits }
}

const firstOf = (address: bigint, bits: number) => {
  const rest = BigInt(128 - bits)
  return (address >> rest) << rest
}

export const isIn = (address: bigint, { first, bits }: Network): boolean => firstOf(address, bits) === first

/** What one household or one machine is called, however its address is written: of IPv6 a whole /64 is one. */
export function householdOf(address: bigint): string {
  if (address >> 32n !== V4 >> 32n) return `${(address >> 64n).toString(16)}::/64`
  return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.')
}
