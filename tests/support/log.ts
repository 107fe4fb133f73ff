import type { Fields, Log } from '../../src/platform/ports.ts'

/** A log that keeps what was said, so that a test can ask for it. */
export function keptLog(): Log & { lines: { level: string; event: string; fields?: Fields }[] } {
  const lines: { level: string; event: string; fields?: Fields }[] = []
  const at = (level: string) => (event: string, fields?: Fields) => {
    lines.push(fields ? { level, event, fields } : { level, event })
  }
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
