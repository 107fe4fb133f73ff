import type { Ctx } from './context.ts'
import { KEEPABLE } from './page.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A whole answer, as bytes. */
export interface Kept {
  /** What it was made from. */
  stamp: string
  /** The instant (milliseconds) at which the house's next day begins, or an earlier one that the page names. */
  ends: number
  etag: string
  headers: Record<string, string>
  plain: Bytes
  packed?: Bytes
  /** What it takes of our memory, more or less. */
  bytes: number
}

/** The answer of a door as one to be kept; undefined when it is not one for everybody. */
export async function keptOf(
  answer: Response,
  { stamp, ends, packs }: { stamp: string; ends: number; packs: boolean },
): Promise<Kept | undefined> {
  const { status, headers } = answer
  if (status !== 200 || headers.get('Cache-Control') !== KEEPABLE || headers.has('Set-Cookie'))
    return undefined
  const plain = new Uint8Array(await answer.arrayBuffer())
  const packed = packs ? await gzipped(plain) : undefined
  // Weak, because the same page goes out packed and plain.
  const etag = `W/"${new Uint8Array(await crypto.subtle.digest('SHA-1', plain)).toHex()}"`
  return {
    stamp,
    ends,
    etag,
    headers: { ...Object.fromEntries(headers), etag },
    plain,
    ...(packed && { packed }),
    bytes: plain.byteLength + (packed?.byteLength ?? 0) + 1_000,
  }
}

const gzipped = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(
    await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer(),
  )

/** A kept page as the answer to this request: packed if it can be read so, or no more than that it has not changed. */
export function answerOf(c: Ctx, { etag, headers, plain, packed }: Kept): Response {
  if (names(c.req.header('if-none-match'), etag))
    return new Response(null, {
      status: 304,
      headers: { etag, vary: headers.vary!, 'cache-control': KEEPABLE },
    })
  const unpacks = packed && readsPacked(c)
  const body = unpacks ? packed : plain
  const length = { 'content-length': String(body.byteLength) }
  return new Response(body, {
    headers: { ...headers, ...length, ...(unpacks && { 'content-encoding': 'gzip' }) },
  })
}

const names = (asked: string | undefined, etag: string): boolean =>
  asked !== undefined &&
  (asked.trim() === '*' || asked.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag.slice(2)))

export const readsPacked = (c: Ctx): boolean =>
  /(?:^|[\s,])gzip(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))\s*(?:[;,]|$)/i.test(c.req.header('accept-encoding') ?? '')
