/** An outcome with expected refusals: they are values with a type that lists them, never exceptions. */
export type Result<T, R> = { ok: true; value: T } | { ok: false; refusal: R }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const refused = <R>(refusal: R): { ok: false; refusal: R } => ({ ok: false, refusal })
