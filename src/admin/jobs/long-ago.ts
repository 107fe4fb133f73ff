/**
 * Whether whoever sends messages may have forgotten one that may have been sent at `unsure` (seconds), seen from `now`
 * (milliseconds). It knows for `remembers` seconds what it sent, or for ever.
 */
export const isLongAgo = (unsure: number | undefined, remembers: number | undefined, now: number): boolean =>
  unsure !== undefined && remembers !== undefined && unsure + remembers < now / 1000
