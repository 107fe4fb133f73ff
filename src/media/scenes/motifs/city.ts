import { darker, lighter } from '../colour.ts'
import { d, line, path, range, rect } from '../draw.ts'
import type { Sheet } from '../sheet.ts'

/** One row of houses with stepped tops, a few spires, and lit windows drawn as dashed lines. */
export function skyline(
  s: Sheet,
  y: number,
  low: number,
  high: number,
  colour: string,
  windows?: string,
  width = 70,
): string {
  let x = -20
  let outline = d`M-20 ${y}`
  let lit = ''
  while (x < s.width + 20) {
    const w = Math.round(width * s.chance.between(0.6, 1.3))
    const h = Math.round(s.chance.between(low, high))
    const top = y - h
    const crown = s.chance.whole(0, 5)
    outline += d`V${top}`
    if (crown === 0)
      outline += d`h${w * 0.25}v${-h * 0.14}h${w * 0.2}v${-h * 0.16}h${w * 0.1}v${h * 0.16}h${w * 0.2}v${h * 0.14}h${w * 0.25}`
    else if (crown === 1) outline += d`l${w / 2} ${-w * 0.5}l${w / 2} ${w * 0.5}`
    else if (crown === 2) outline += d`q${w / 2} ${-w * 0.7} ${w} 0`
    else outline += d`h${w}`
    if (windows) {
      for (let wx = x + 12; wx < x + w - 8; wx += 15) {
        if (s.chance.next() < 0.62)
          lit += d`M${wx} ${top + 14 + 16 * s.chance.whole(0, 3)}V${Math.max(top + 40, y - 30 - 16 * s.chance.whole(0, 6))}`
      }
    }
    x += w
  }
  return (
    path(d`${outline}V${s.height}H-20z`, colour) +
    (lit ? line(lit, windows!, 6, { 'stroke-dasharray': '7 9 7 25 7 9', opacity: 0.75 }) : '')
  )
}

/** A low wall with a rail: the edge of a roof. */
export const parapet = (s: Sheet, y: number, h: number, colour: string) =>
  rect(0, y - h, s.width, h, s.down(lighter(colour, 0.1), darker(colour, 0.15))) +
  rect(0, y - h - 10, s.width, 14, lighter(colour, 0.3))

export const decking = (s: Sheet, y: number, colour: string, vanish = s.width / 2) =>
  rect(0, y, s.width, s.height - y, s.down(darker(colour, 0.12), lighter(colour, 0.1))) +
  line(
    range(27, (i) => d`M${vanish + (i - 13) * 60} ${y}L${vanish + (i - 13) * 230} ${s.height}`).join(''),
    darker(colour, 0.4),
    3,
    { opacity: 0.35 },
  )
