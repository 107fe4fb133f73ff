import type { Day } from '../../src/shared/days.ts'
import { orderOn } from './guest.ts'

/** An order under the name of its attempt, so that it can be asked about again. */
export interface Order {
  key: string
  day: Day
}

export interface Answer extends Order {
  /** 0 when none came. */
  status: number
  code?: string
  reference?: string
  /** How many lines the bill has. */
  billed?: number
}

export const orderFor = (day: Day): Order => ({ key: crypto.randomUUID(), day })

export async function send(url: string, { key, day }: Order): Promise<Answer> {
  try {
    const answer = await fetch(`${url}/api/bookings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(orderOn(day)),
    })
    const body = await answer.json()
    return {
      key,
      day,
      status: answer.status,
      code: body.code,
      reference: body.reference,
      billed: body.bill?.length,
    }
  } catch {
    // The process died before its answer was whole: nobody was told anything.
    return { key, day, status: 0 }
  }
}

/** `201 ×20, 409 ×3980` */
export function tally(answers: readonly Answer[]): string {
  const counts = new Map<string, number>()
  for (const { status } of answers) {
    const name = status === 0 ? 'no answer' : String(status)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .sort()
    .map(([name, n]) => `${name} ×${n}`)
    .join(', ')
}
