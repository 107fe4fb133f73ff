/** Somebody else holds the lock; asking again helps. SQLITE_LOCKED, a conflict inside one process, does not pass by waiting. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')

/** A short sleep of uneven length, so that those who wait for one lock do not come back in step. */
export const jitter = (meanMs = 20): Promise<void> =>
  new Promise((wake) => setTimeout(wake, meanMs * (0.5 + Math.random())))

/** Calls until it succeeds or fails for another reason than a held lock; at the deadline that reason is thrown. */
export async function whenFree<T>(patienceMs: number, attempt: () => T): Promise<T> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    try {
      return attempt()
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error
    }
    await jitter()
  }
}
