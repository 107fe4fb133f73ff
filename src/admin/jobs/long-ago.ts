/** A service that sends letters knows their keys for a day; an hour of that is kept back. */
const KNOWN_FOR = 23 * 3600

/** Whether whoever sends messages may have forgotten what was tried then (seconds), seen from `now` (milliseconds). */
export const isLongAgo = (tried: number, now: number): boolean => tried + KNOWN_FOR < now / 1000
