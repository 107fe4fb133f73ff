import { darker, lighter } from '../colour.ts'
import { d, dots, line, type Point, path, polar, polygon, range, rect } from '../draw.ts'
import type { Sheet } from '../sheet.ts'

/** A beam from a lamp: a wedge that fades as it falls. */
export function beam(
  s: Sheet,
  x: number,
  y: number,
  turn: number,
  reach: number,
  width: number,
  colour: string,
  strength = 0.5,
): string {
  const [ax, ay] = polar(turn - width / 2, reach)
  const [bx, by] = polar(turn + width / 2, reach)
  return path(
    polygon([
      [x - 6, y],
      [x + 6, y],
      [x + bx, y + by],
      [x + ax, y + ay],
    ]),
    s.fade(colour, strength, 0),
  )
}
/** Beams that cross from a row of lamps. */
export const beams = (
  s: Sheet,
  y: number,
  lamps: readonly (readonly [x: number, turn: number, colour: string])[],
  reach = 800,
  width = 13,
  strength = 0.5,
) =>
  lamps.map(([x, turn, colour]) => beam(s, x, y, turn, reach, width, colour, strength)).join('') +
  dots(
    lamps.map(([x]) => [x, y] as Point),
    20,
    '#fffbe8',
  )

export function truss(x: number, y: number, w: number, h: number, metal: string): string {
  const n = Math.round(w / h)
  return line(
    d`M${x} ${y}h${w}M${x} ${y + h}h${w}${range(n, (i) => d`M${x + (i * w) / n} ${y + (i % 2 ? h : 0)}L${x + ((i + 1) * w) / n} ${y + (i % 2 ? 0 : h)}`).join('')}`,
    metal,
    5,
  )
}

export const platform = (
  s: Sheet,
  x: number,
  y: number,
  w: number,
  h: number,
  colour: string,
  edge: string,
) =>
  path(
    polygon([
      [x - w * 0.44, y - 40],
      [x + w * 0.44, y - 40],
      [x + w / 2, y],
      [x - w / 2, y],
    ]),
    lighter(colour, 0.22),
  ) +
  rect(x - w / 2, y, w, h, s.down(colour, darker(colour, 0.4))) +
  rect(x - w / 2, y, w, 6, edge)

/** A screen with a picture made of plain shapes. */
export function screen(
  s: Sheet,
  x: number,
  y: number,
  w: number,
  h: number,
  one: string,
  two: string,
  three: string,
  kind: 'orbit' | 'waves' | 'blocks' = 'orbit',
): string {
  const [cx, cy] = [x + w / 2, y + h / 2]
  const drawn = {
    orbit: () =>
      line(
        range(
          4,
          (i) =>
            d`M${cx - h * (0.16 + i * 0.13)} ${cy}a${h * (0.16 + i * 0.13)} ${h * (0.16 + i * 0.13)} 0 1 1 ${h * (0.32 + i * 0.26)} 0`,
        ).join(''),
        three,
        7,
        { opacity: 0.7 },
      ) +
      dots([[cx, cy]], h * 0.26, '#fff6dc') +
      dots(
        [
          [cx - h * 0.36, cy - h * 0.22],
          [cx + h * 0.46, cy - h * 0.12],
        ],
        h * 0.09,
        three,
      ),
    waves: () =>
      range(5, (i) =>
        path(
          d`M${x} ${y + h * (0.4 + i * 0.13)}q${w * 0.16} ${-h * (0.3 - i * 0.03)} ${w * 0.36} ${-h * 0.04}t${w * 0.34} 0t${w * 0.3} ${-h * 0.06}V${y + h}H${x}z`,
          i % 2 ? three : two,
          { opacity: 0.28 },
        ),
      ).join(''),
    blocks: () =>
      range(10, (i) =>
        rect(
          x + w * (0.06 + i * 0.09),
          y + h * (0.86 - 0.07 * i - (i % 3) * 0.05),
          w * 0.055,
          h * (0.06 + 0.07 * i + (i % 3) * 0.05),
          i % 3 ? three : '#fff6dc',
          { opacity: 0.85 },
        ),
      ).join(''),
  }[kind]()
  return (
    rect(x - 8, y - 8, w + 16, h + 16, '#0a1029', { rx: 6 }) +
    rect(x, y, w, h, s.across(one, two)) +
    `<g clip-path="${s.clip(rect(x, y, w, h))}">${drawn}</g>`
  )
}
