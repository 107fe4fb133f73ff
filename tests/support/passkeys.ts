// An authenticator in software, for what a browser and its key would answer: ES256, the attestation "none".

const base64 = { alphabet: 'base64url', omitPadding: true } as const
export const inBase64 = (bytes: Uint8Array) => bytes.toBase64(base64)
const utf8 = (text: string) => new TextEncoder().encode(text)
const sha256 = async (bytes: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

function joined(...parts: (Uint8Array | number[])[]): Uint8Array<ArrayBuffer> {
  const all = parts.flatMap((part) => [...part])
  return new Uint8Array(all)
}

/** What an answer says otherwise than a good one would. */
export interface Lie {
  origin?: string
  rpId?: string
  challenge?: string
  type?: string
  /** Bits: somebody was present (1), and was recognised (4). */
  flags?: number
  counter?: number
  userHandle?: string
  crossOrigin?: boolean
  signature?: string
}

interface Asked {
  challenge: string
  user?: { id: string }
  rp?: { id?: string }
}

const PRESENT = 0x01
const RECOGNISED = 0x04
const NEW_KEY = 0x40

export class Passkey {
  counter = 0
  userHandle = ''
  readonly id = crypto.getRandomValues(new Uint8Array(16))
  private readonly keys = crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]) as Promise<CryptoKeyPair>
  private readonly origin: string
  constructor(origin: string) {
    this.origin = origin
  }

  /** What `navigator.credentials.create` answers, as the page's script sends it. */
  async made(asked: Asked, lie: Lie = {}) {
    this.userHandle = asked.user?.id ?? ''
    const { publicKey } = await this.keys
    const { x, y } = await crypto.subtle.exportKey('jwk', publicKey)
    const [left, right] = [x!, y!].map((each) => Uint8Array.fromBase64(each, { alphabet: 'base64url' }))
    // A COSE key in CBOR: {1: 2, 3: -7, -1: 1, -2: x, -3: y}.
    const key = joined([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32], left!, [0x22, 0x58, 32], right!)
    const credential = joined(new Uint8Array(16), [0, this.id.length], this.id, key)
    const data = await this.data({ flags: PRESENT | RECOGNISED, ...lie }, NEW_KEY, credential)
    // {"fmt": "none", "attStmt": {}, "authData": data}
    const object = joined(
      [0xa3, 0x63, ...utf8('fmt'), 0x64, ...utf8('none')],
      [0x67, ...utf8('attStmt'), 0xa0],
      [0x68, ...utf8('authData'), 0x58, data.length],
      data,
    )
    return {
      ...this.named(),
      response: {
        clientDataJSON: inBase64(this.client('webauthn.create', asked, lie)),
        attestationObject: inBase64(object),
        transports: ['internal'],
      },
    }
  }

  /** What `navigator.credentials.get` answers. */
  async signed(asked: Asked, lie: Lie = {}) {
    const data = await this.data({ flags: PRESENT | RECOGNISED, ...lie }, 0)
    const client = this.client('webauthn.get', asked, lie)
    const { privateKey } = await this.keys
    const how = { name: 'ECDSA', hash: 'SHA-256' }
    const raw = new Uint8Array(await crypto.subtle.sign(how, privateKey, joined(data, await sha256(client))))
    return {
      ...this.named(),
      response: {
        clientDataJSON: inBase64(client),
        authenticatorData: inBase64(data),
        signature: lie.signature ?? inBase64(inDer(raw)),
        userHandle: lie.userHandle ?? this.userHandle,
      },
    }
  }

  private named() {
    return { id: inBase64(this.id), rawId: inBase64(this.id), type: 'public-key' }
  }

  private async data(lie: Lie, more: number, rest: Uint8Array = new Uint8Array()) {
    const counter = lie.counter ?? this.counter
    const name = await sha256(utf8(lie.rpId ?? new URL(this.origin).hostname))
    const count = [counter >>> 24, (counter >>> 16) & 255, (counter >>> 8) & 255, counter & 255]
    return joined(name, [lie.flags! | more], count, rest)
  }

  private client(type: string, asked: Asked, lie: Lie) {
    return utf8(
      JSON.stringify({
        type: lie.type ?? type,
        challenge: lie.challenge ?? asked.challenge,
        origin: lie.origin ?? this.origin,
        crossOrigin: lie.crossOrigin ?? false,
      }),
    )
  }
}

/** The two halves of a signature, as DER writes numbers: without leading noughts, and never as if they were negative. */
function inDer(raw: Uint8Array): Uint8Array {
  const number = (half: Uint8Array) => {
    const at = half.findIndex((byte) => byte !== 0)
    const bare = [...half.slice(at)]
    const bytes = bare[0]! >= 0x80 ? [0, ...bare] : bare
    return [0x02, bytes.length, ...bytes]
  }
  const numbers = [...number(raw.slice(0, 32)), ...number(raw.slice(32))]
  return new Uint8Array([0x30, numbers.length, ...numbers])
}
