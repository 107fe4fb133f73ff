import { darker, lighter, mix, type Palette } from '../colour.ts'
import { d, ellipse, line, type Point, path, polygon, range, rect } from '../draw.ts'
import type { Sheet, Stamp } from '../sheet.ts'

/** A table seen from its long side: a strip of top and a fall of cloth. Things stand on y. */
export function banquet(
  s: Sheet,
  x1: number,
  x2: number,
  y: number,
  h: number,
  cloth: string,
  depth = 36,
): string {
  const w = x2 - x1
  const step = w / Math.round(w / 62)
  const hem = range(Math.round(w / step), () => d`q${step / 2} 10 ${step} 0`).join('')
  const folds = range(
    Math.round(w / step),
    (i) =>
      d`M${x1 + i * step + step * 0.1} ${y + depth * 0.6}q${step * 0.3} ${h * 0.4} ${-step * 0.06} ${h - depth * 0.6}h${step * 0.36}q${step * 0.02} ${-h * 0.5} ${-step * 0.3} ${-h + depth * 0.6}z`,
  ).join('')
  return (
    ellipse((x1 + x2) / 2, y + h + 4, w * 0.53, 20, '#101a38', { opacity: 0.22 }) +
    path(d`M${x1} ${y + depth / 2}V${y + h}${hem}V${y + depth / 2}z`, s.down(cloth, darker(cloth, 0.2))) +
    path(folds, darker(cloth, 0.5), { opacity: 0.12 }) +
    path(
      polygon([
        [x1 + 26, y - depth / 2],
        [x2 - 26, y - depth / 2],
        [x2, y + depth / 2 + 4],
        [x1, y + depth / 2 + 4],
      ]),
      lighter(cloth, 0.45),
    ) +
    path(d`M${x1} ${y + depth / 2 + 4}h${w}v5h${-w}z`, darker(cloth, 0.3), { opacity: 0.25 })
  )
}

/** A bare wooden table from its long side. */
export function board(x1: number, x2: number, y: number, h: number, wood: string, depth = 34): string {
  const w = x2 - x1
  const leg = (x: number, lean: number) => d`M${x} ${y + depth / 2}h22l${lean} ${h - depth / 2}h-16z`
  return (
    ellipse((x1 + x2) / 2, y + h, w * 0.5, 16, '#101a38', { opacity: 0.22 }) +
    path(leg(x1 + 40, -14) + leg(x2 - 62, 10), darker(wood, 0.35)) +
    path(
      polygon([
        [x1 + 26, y - depth / 2],
        [x2 - 26, y - depth / 2],
        [x2, y + depth / 2],
        [x1, y + depth / 2],
      ]),
      lighter(wood, 0.2),
    ) +
    line(
      d`M${x1 + 17} ${y - depth / 6}H${x2 - 17}M${x1 + 9} ${y + depth / 6}H${x2 - 9}`,
      darker(wood, 0.2),
      2,
      { opacity: 0.4 },
    ) +
    rect(x1, y + depth / 2, w, 16, wood) +
    rect(x1, y + depth / 2 + 12, w, 4, darker(wood, 0.3))
  )
}

export type Away = { x: number; top: number; bottom: number; far: number; near: number }
/** Where something stands on a table that runs away from us: side −1…1, depth 0 (far) … 1 (near). */
export function on(t: Away, side: number, depth: number): { x: number; y: number; k: number } {
  const eased = depth ** 1.5
  const half = (t.far + (t.near - t.far) * eased) / 2
  return {
    x: t.x + side * half,
    y: t.top + (t.bottom - t.top) * eased,
    k: (t.far + (t.near - t.far) * eased) / t.near,
  }
}

/** A table seen from its end, running away to a point, laid on both sides. */
export function away(
  s: Sheet,
  p: Palette,
  t: Away,
  look: { cloth: string; runner?: string; plate: string; chair?: string; rows?: number },
): string {
  const { x, top, bottom, far, near } = t
  const drop = near * 0.3
  const rows = look.rows ?? 7
  const plate = s.stamp(
    ellipse(0, 0, 40, 13, mix(look.cloth, p.ink, 0.3), { opacity: 0.5 }),
    ellipse(0, -3, 38, 12, look.plate),
    ellipse(0, -3, 26, 8, lighter(look.plate, 0.4)),
    path('M-6-4l14-6 8 6-14 5z', p.accent),
  )
  const chair = look.chair ? chairSide(s, look.chair) : undefined
  const cup = s.stamp(path('M-7-44H7L4-24H1V-2h6v2H-7v-2h6v-22h-3z', '#fff', { opacity: 0.6 }))
  const laid = range(rows, (i) => {
    const depth = (i + 0.35) / rows
    return [-1, 1].map((side) => {
      const seat = on(t, side * 1.16, depth)
      const dish = on(t, side * 0.7, depth)
      const glass = on(t, side * 0.44, depth + 0.02)
      return {
        chair: chair ? chair(seat.x, seat.y + 60 * seat.k, [seat.k * 1.5 * -side, seat.k * 1.5]) : '',
        dish: plate(dish.x, dish.y, dish.k * (near / 430)) + cup(glass.x, glass.y, glass.k),
      }
    })
  }).flat()
  return (
    laid.map((place) => place.chair).join('') +
    path(
      polygon([
        [x - near / 2, bottom],
        [x + near / 2, bottom],
        [x + near / 2 - 8, bottom + drop],
        [x - near / 2 + 8, bottom + drop],
      ]),
      s.down(darker(look.cloth, 0.08), darker(look.cloth, 0.35)),
    ) +
    path(
      range(
        7,
        (i) => d`M${x - near / 2 + (i + 0.3) * (near / 7)} ${bottom}l6 ${drop}h${near / 18}l-8 ${-drop}z`,
      ).join(''),
      darker(look.cloth, 0.5),
      { opacity: 0.14 },
    ) +
    path(
      polygon([
        [x - far / 2, top],
        [x + far / 2, top],
        [x + near / 2, bottom],
        [x - near / 2, bottom],
      ]),
      s.down(darker(look.cloth, 0.1), lighter(look.cloth, 0.25)),
    ) +
    (look.runner
      ? path(
          polygon([
            [x - far * 0.14, top],
            [x + far * 0.14, top],
            [x + near * 0.14, bottom],
            [x - near * 0.14, bottom],
          ]),
          look.runner,
        ) +
        path(
          polygon([
            [x - near * 0.14, bottom],
            [x + near * 0.14, bottom],
            [x + near * 0.14, bottom + drop * 0.7],
            [x - near * 0.14, bottom + drop * 0.7],
          ]),
          darker(look.runner, 0.2),
        )
      : '') +
    laid.map((place) => place.dish).join('')
  )
}

/** A chair from the side, facing right, 100 high, feet at 0,0. */
export const chairSide = (s: Sheet, colour: string): Stamp =>
  s.stamp(
    line('M-16 0L-14-48L-20-96M14 0L12-46M-14-46H16M-18-66L-15-66', colour, 5, { 'stroke-linecap': 'round' }),
    path('M-16-50h32q3 5 0 8h-32z', lighter(colour, 0.3)),
    line('M-15-20h28', colour, 3),
  )

/** A ballroom chair from behind, 100 high. */
export const chairBack = (s: Sheet, colour: string, sash?: string): Stamp =>
  s.stamp(
    line(
      'M-22 0L-20-44M22 0L20-44M-20-44L-19-98M20-44L19-98M-19-97Q0-102 19-97M-19-88Q0-92 19-88M-7-90v44M7-90v44M0-90v44M-20-56H20',
      colour,
      3.4,
      { 'stroke-linecap': 'round' },
    ),
    path('M-23-48q23-8 46 0v8q-23 5-46 0z', lighter(colour, 0.4)),
    line('M-21-18H21', colour, 2.6),
    sash
      ? path(
          'M-22-78q22 8 44 0v14q-22 8-44 0zM-4-64q-10 20-14 44l8-3 4 4q4-24 6-44zM4-64q10 20 12 40l-7-2-4 5q-2-22-4-42z',
          sash,
        )
      : '',
  )

/** A chair from the front, three-quarter, 100 high. */
export const chairFront = (s: Sheet, colour: string, seat: string): Stamp =>
  s.stamp(
    line('M-18-40L-17-98M18-40L17-98M-17-97Q0-103 17-97M-17-82Q0-87 17-82M-6-84v40M6-84v40', colour, 3.4, {
      'stroke-linecap': 'round',
    }),
    path('M-20-44h40l5 12h-50z', seat),
    line('M-23-32L-24 0M23-32L24 0M-15-32v24M15-32v24', colour, 3.6, { 'stroke-linecap': 'round' }),
  )

/** A bench for two, cross-legged. */
export const bench = (x: number, y: number, w: number, wood: string) =>
  rect(x - w / 2, y - 46, w, 12, wood) +
  line(d`M${x - w * 0.4} ${y - 36}v36M${x + w * 0.4} ${y - 36}v36`, darker(wood, 0.3), 9)

/** A round table with its cloth to the floor, 200 across; the top's middle is 0,0. */
export function roundTable(
  s: Sheet,
  p: Palette,
  cloth: string,
  plate: string,
  middle: string,
  chair: Stamp,
): Stamp {
  const seats: Point[] = range(8, (i) => [
    Math.cos((i * Math.PI) / 4 + 0.39) * 128,
    Math.sin((i * Math.PI) / 4 + 0.39) * 42,
  ])
  const dish = (turn: number) => {
    const [x, y] = [Math.cos(turn) * 70, Math.sin(turn) * 21]
    return ellipse(x, y, 17, 5.4, plate) + ellipse(x, y - 1, 10, 3, p.metal)
  }
  return s.stamp(
    ellipse(0, 112, 128, 26, '#0a1029', { opacity: 0.25 }),
    seats
      .filter(([, y]) => y < 0)
      .map(([x, y]) => chair(x * 0.92, y + 66, 0.95))
      .join(''),
    path(
      'M-100 0C-104 50-108 80-112 112q14 10 28 2q14 12 28 4q14 12 28 4q14 10 28 4q14 8 28-2q14 6 28-4q14 4 28-6q14-2 28-4C108 80 104 50 100 0z',
      s.down(cloth, darker(cloth, 0.25)),
    ),
    path(
      'M-70 20l-10 96h14l6-90zM-20 26l-6 96h16l2-94zM36 26l6 94h14l-8-96zM76 16l14 96h8l-12-98z',
      darker(cloth, 0.5),
      { opacity: 0.16 },
    ),
    ellipse(0, 0, 101, 31, lighter(cloth, 0.4)),
    [0.4, 1.2, 2, 2.8, 3.5, 4.3, 5.1, 5.9].map(dish).join(''),
    middle,
    seats
      .filter(([x, y]) => y > 0 && Math.abs(x) > 60)
      .map(([x, y]) => chair(x * 1.04, y + 96, 1.1))
      .join(''),
  )
}
