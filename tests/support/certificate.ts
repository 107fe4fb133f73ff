import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A certificate for a name, with its key, and the authority of our own that vouches for it; all of a day, as PEM. */
export function certificateFor(name: string): { ca: string; key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'))
  const at = (file: string) => join(folder, file)
  const read = (file: string) => readFileSync(at(file), 'utf8')
  const openssl = (...words: string[]) => execFileSync('openssl', words, { stdio: 'pipe' })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  try {
    writeFileSync(at('names'), `subjectAltName=DNS:${name}`)
    openssl(
      'req',
      '-x509',
      ...key,
      '-keyout',
      at('ca.key'),
      '-out',
      at('ca'),
      '-days',
      '1',
      '-subj',
      '/CN=Tests',
    )
    openssl('req', ...key, '-keyout', at('key'), '-out', at('asked'), '-subj', `/CN=${name}`)
    const by = ['-CA', at('ca'), '-CAkey', at('ca.key'), '-CAcreateserial']
    openssl(
      'x509',
      '-req',
      '-in',
      at('asked'),
      ...by,
      '-days',
      '1',
      '-extfile',
      at('names'),
      '-out',
      at('cert'),
    )
    return { ca: read('ca'), key: read('key'), cert: read('cert') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
