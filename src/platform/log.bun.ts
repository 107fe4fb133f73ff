/**
 * Writes the lines of one turn of the event loop together: under load, one write for each line costs more than the
 * answer that it tells of. Whatever ends the process, short of SIGKILL, finds the last lines written.
 */
export function linesTogether(write: (lines: string) => void): (line: string) => void {
  let waiting: string[] = []
  const out = () => {
    const lines = waiting
    waiting = []
    if (lines.length > 0) write(lines.join('\n'))
  }
  process.on('exit', out)
  return (line) => {
    if (waiting.push(line) === 1) setImmediate(out)
  }
}
