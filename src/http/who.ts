import type { By, Person, Who } from '../shared/who.ts'
import { isPerson } from '../shared/who.ts'
import type { Ctx } from './context.ts'
import { Refused } from './errors.ts'

/** Who asks. It is looked up once and only when somebody wants to know, so that a public page asks nobody. */
export const whoAsks = (c: Ctx): Promise<Who> => c.get('asks')()

/** The person who asks, at a door that the guard opens to nobody else. */
export async function personAsking(c: Ctx): Promise<Person> {
  const who = await whoAsks(c)
  if (!isPerson(who)) throw new Refused(404, 'not_found')
  return who
}

/** Who does it, as the audit keeps it. */
export async function byOf(c: Ctx): Promise<By> {
  const who = await whoAsks(c)
  const requestId = c.get('requestId')
  if (isPerson(who)) return { actor: 'account', actorId: who.account.id, requestId }
  return who.role === 'key'
    ? { actor: 'key', actorId: who.key.id, requestId }
    : { actor: 'visitor', requestId }
}

/** What a browser says it is, in the few words by which its owner knows it again. */
export function deviceOf(c: Ctx): string {
  const agent = c.req.header('user-agent') ?? ''
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : ''
  const system = /Android/.test(agent)
    ? 'Android'
    : /iPhone|iPad/.test(agent)
      ? 'iOS'
      : /Windows/.test(agent)
        ? 'Windows'
        : /Mac OS X/.test(agent)
          ? 'macOS'
          : /Linux/.test(agent)
            ? 'Linux'
            : ''
  return [browser, system].filter(Boolean).join(', ')
}
