/**
 * Whoever asks in one turn of the event loop shares one reading. It begins after the last of them has asked, so that
 * nobody is told what was true before.
 */
export function inOneTurn<T>(read: () => Promise<T>): () => Promise<T> {
  let coming: Promise<T> | undefined
  return () => {
    coming ??= new Promise(setImmediate).then(() => {
      coming = undefined
      return read()
    })
    return coming
  }
}

/** What is promised, if it comes in time. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
