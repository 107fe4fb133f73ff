import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

export interface Import {
  /** A path from the root of the repository, or the name of a package. */
  target: string
  ours: boolean
  /** Only types, which are gone when the app runs. */
  types: boolean
}

export interface Source {
  path: string
  /** What runs: the text without its comments. */
  code: string
  imports: Import[]
}

/** Every source file under the given folders, with what it imports. */
export function sourcesIn(root: string, folders: readonly string[]): Source[] {
  const present = folders.filter((folder) => existsSync(join(root, folder)))
  return present.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => posix.join(folder, name))
      .filter((path) => /\.tsx?$/.test(path))
      .sort()
      .map((path) => sourceOf(path, readFileSync(join(root, path), 'utf8'))),
  )
}

export function sourceOf(path: string, text: string): Source {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
  return { path, code, imports: importsOf(path, code) }
}

const statement =
  /\b(?:import|export)\s+(type\s+)?((?:[\w*$]+|\{[^}]*\})(?:\s*,\s*(?:\{[^}]*\}|\*))?(?:\s+as\s+\w+)?)\s+from\s+['"]([^'"]+)['"]/g
const bare = /\bimport\s*\(?\s*['"]([^'"]+)['"]/g

function importsOf(path: string, code: string): Import[] {
  const named = [...code.matchAll(statement)].map(([, type, names = '', target = '']) =>
    importOf(path, target, type !== undefined || onlyTypes(names)),
  )
  return [...named, ...[...code.matchAll(bare)].map(([, target = '']) => importOf(path, target, false))]
}

function onlyTypes(names: string): boolean {
  const list = /^\{([^}]*)\}$/
    .exec(names)?.[1]
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  return list?.every((name) => name.startsWith('type ')) ?? false
}

function importOf(path: string, target: string, types: boolean): Import {
  if (!target.startsWith('.')) return { target, ours: false, types }
  return { target: posix.join(posix.dirname(path), target), ours: true, types }
}
