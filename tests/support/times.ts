/** Seconds since the epoch of an instant written in ISO, with its zone: `2026-01-05T14:00Z`. */
export const at = (iso: string): number => Date.parse(iso) / 1000

/** Seconds since the epoch as `2026-01-05T14:00Z`. */
export const iso = (second: number): string => `${new Date(second * 1000).toISOString().slice(0, 16)}Z`
