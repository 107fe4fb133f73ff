import { darker, lighter, type Palette } from '../colour.ts'
import { circle, d, line, path, polygon, range, rect } from '../draw.ts'
import type { Sheet } from '../sheet.ts'

/** A plain wall with a skirting line and a floor that runs to the horizon. */
export function room(s: Sheet, wall: string, floor: string, y: number, boards = 9): string {
  const x = s.width / 2
  const seams = range(
    boards * 2 + 1,
    (i) => d`M${x + (i - boards) * 80} ${y}L${x + (i - boards) * 260} ${s.height}`,
  ).join('')
  return (
    rect(0, 0, s.width, y, s.down(darker(wall, 0.1), lighter(wall, 0.12))) +
    rect(0, y, s.width, s.height - y, s.down(darker(floor, 0.14), lighter(floor, 0.16))) +
    (boards ? line(seams, darker(floor, 0.35), 2, { opacity: 0.3 }) : '') +
    rect(0, y - 20, s.width, 20, lighter(wall, 0.35)) +
    rect(0, y, s.width, 8, darker(floor, 0.5), { opacity: 0.2 })
  )
}

/** Squares of stone in perspective. */
export function checks(s: Sheet, y: number, one: string, two: string, count = 14): string {
  const x = s.width / 2
  const rows = range(8, (i) => y + ((s.height - y) * (1.42 ** i - 1)) / (1.42 ** 8 - 1)).concat(s.height)
  const at = (i: number, row: number): [number, number] => {
    const share = (rows[row]! - y) / (s.height - y)
    return [Math.round(x + (i - count / 2) * (70 + 150 * share)), Math.round(rows[row]!)]
  }
  const squares = range(8, (r) =>
    range(count, (i) =>
      (i + r) % 2 ? polygon([at(i, r), at(i + 1, r), at(i + 1, r + 1), at(i, r + 1)]) : '',
    ).join(''),
  )
  return (
    rect(0, y, s.width, s.height - y, s.down(darker(one, 0.2), one)) +
    path(squares.join(''), two, { opacity: 0.8 })
  )
}

/** Mouldings on a wall. */
export const panels = (s: Sheet, y: number, top: number, count: number, colour: string, opacity = 0.5) =>
  path(
    range(
      count,
      (i) =>
        d`M${(i + 0.14) * (s.width / count)} ${top}h${(s.width / count) * 0.72}v${y - top}h${(-s.width / count) * 0.72}z`,
    ).join(''),
    'none',
    { stroke: colour, 'stroke-width': 4, opacity },
  )

/** A tall window with a round or flat head; `view` is what stands outside. */
export function window(
  s: Sheet,
  x: number,
  sill: number,
  w: number,
  h: number,
  frame: string,
  view: string,
  head: 'round' | 'flat' = 'round',
  bars = 3,
): string {
  const r = head === 'round' ? w / 2 : 0
  const shape =
    head === 'round'
      ? d`M${x - w / 2} ${sill}V${sill - h + r}a${r} ${r} 0 0 1 ${w} 0V${sill}z`
      : d`M${x - w / 2} ${sill}v${-h}h${w}v${h}z`
  const across = range(bars, (i) => d`M${x - w / 2} ${sill - ((i + 1) * (h - r)) / bars}h${w}`).join('')
  return (
    `<g clip-path="${s.clip(path(shape, undefined))}">${s.stamp(view)(0, 0)}</g>` +
    line(d`M${x} ${sill}V${sill - h}${across}`, frame, Math.max(4, w * 0.025)) +
    line(shape, frame, Math.max(8, w * 0.06)) +
    rect(x - w * 0.58, sill - 2, w * 1.16, Math.max(10, w * 0.07), lighter(frame, 0.3))
  )
}

/** Timber trusses over a hall, one behind the other. */
export function trusses(s: Sheet, wood: string, count = 3): string {
  const x = s.width / 2
  return range(count, (i) => {
    const k = 0.52 + (i / Math.max(1, count - 1)) * 0.6
    const [w, y, top] = [620 * k, 560 - 300 * k, 300 - 330 * k]
    return line(
      d`M${x - w} ${y}H${x + w}M${x - w} ${y}L${x} ${top}L${x + w} ${y}M${x} ${top}V${y}M${x - w * 0.5} ${y}L${x} ${top + (y - top) * 0.46}L${x + w * 0.5} ${y}`,
      darker(wood, 0.5 - i * 0.13),
      22 * k,
    )
  }).join('')
}

export function rug(
  x: number,
  y: number,
  w: number,
  h: number,
  one: string,
  two: string,
  three: string,
): string {
  const shape = (k: number, kh: number) =>
    polygon([
      [x - (w / 2) * 0.8 * k, y - (h / 2) * kh],
      [x + (w / 2) * 0.8 * k, y - (h / 2) * kh],
      [x + (w / 2) * k, y + (h / 2) * kh],
      [x - (w / 2) * k, y + (h / 2) * kh],
    ])
  const diamonds = range(
    5,
    (i) =>
      d`M${x + (i - 2) * w * 0.15 - w * 0.06} ${y}l${w * 0.06} ${-h * 0.24}l${w * 0.06} ${h * 0.24}l${-w * 0.06} ${h * 0.24}z`,
  ).join('')
  return (
    path(shape(1, 1), one) +
    path(shape(0.93, 0.84), two) +
    path(shape(0.88, 0.72), one) +
    path(diamonds, three) +
    line(range(24, (i) => d`M${x - w / 2 + (i + 0.5) * (w / 24)} ${y + h / 2}v12`).join(''), three, 3)
  )
}

export function sofa(
  s: Sheet,
  x: number,
  y: number,
  w: number,
  colour: string,
  legs: string,
  cushions: readonly string[] = [],
): string {
  const h = w * 0.34
  return (
    line(d`M${x - w * 0.4} ${y}v-18M${x + w * 0.4} ${y}v-18`, legs, 9) +
    path(
      d`M${x - w * 0.42} ${y - h * 0.4}V${y - h * 0.84}q0 ${-h * 0.3} ${w * 0.12} ${-h * 0.3}h${w * 0.6}q${w * 0.12} 0 ${w * 0.12} ${h * 0.3}V${y - h * 0.4}z`,
      s.down(lighter(colour, 0.12), darker(colour, 0.12)),
    ) +
    line(d`M${x} ${y - h * 1.1}v${h * 0.6}`, darker(colour, 0.35), 3, { opacity: 0.4 }) +
    cushions
      .map((c, i) =>
        path(d`M-26 -26q26 -7 52 0q6 26 0 52q-26 7 -52 0q-6 -26 0 -52z`, c, {
          transform: d`translate(${x + (i - (cushions.length - 1) / 2) * w * 0.22} ${y - h * 0.66})rotate(${i % 2 ? 10 : -12})scale(${w / 460})`,
        }),
      )
      .join('') +
    path(d`M${x - w * 0.44} ${y - h * 0.46}h${w * 0.88}v${h * 0.3}h${-w * 0.88}z`, lighter(colour, 0.16)) +
    path(d`M${x - w * 0.46} ${y - h * 0.22}h${w * 0.92}v${h * 0.16}h${-w * 0.92}z`, darker(colour, 0.16)) +
    path(
      d`M${x - w * 0.5} ${y - 14}v${-h * 0.5}q0 -22 22 -22t22 22v${h * 0.5}zM${x + w * 0.5} ${y - 14}v${-h * 0.5}q0 -22 -22 -22t-22 22v${h * 0.5}z`,
      colour,
    )
  )
}

/** A low wall of turned balusters. */
export function balustrade(s: Sheet, y: number, h: number, stone: string, from = 0, to = s.width): string {
  const one = s.stamp(
    path(
      'M-7 0v-5h14v5zM-5-5c-8-12-6-22 0-28c3-5 2-10-1-15h12c-3 5-4 10-1 15c6 6 8 16 0 28z',
      lighter(stone, 0.1),
    ),
    path('M1-5c6-12 6-22 1-28c-2-5-1-10 0-15h4c-3 5-4 10-1 15c6 6 8 16 0 28z', darker(stone, 0.4), {
      opacity: 0.25,
    }),
  )
  const k = (h - 26) / 48
  const run = s.stamp(...range(8, (i) => one((i * 34) / k, 0)))
  return (
    range(Math.floor((to - from) / 272) + 1, (i) => run(from + 17 + i * 272, y - 10, k)).join('') +
    rect(from, y - h, to - from, 16, lighter(stone, 0.3)) +
    rect(from, y - h + 16, to - from, 5, darker(stone, 0.3)) +
    rect(from, y - 10, to - from, 12, lighter(stone, 0.05))
  )
}

export const disc = (x: number, y: number, r: number, colour: string, rim: string) =>
  circle(x, y, r, colour) + circle(x, y, r * 0.94, 'none', { stroke: rim, 'stroke-width': 3 })

export function hearth(s: Sheet, p: Palette, x: number, y: number, w: number, stone: string): string {
  const h = w * 0.8
  const tongue = (dx: number, k: number, c: string) =>
    path(
      d`M${x + dx} ${y - w * 0.07}c${-w * 0.12 * k} ${-w * 0.06} ${-w * 0.04 * k} ${-w * 0.2 * k} 0 ${-w * 0.34 * k}c${w * 0.03 * k} ${w * 0.12 * k} ${w * 0.14 * k} ${w * 0.22 * k} 0 ${w * 0.34 * k}z`,
      c,
    )
  return (
    rect(x - w / 2, y - h, w, h, s.down(lighter(stone, 0.15), darker(stone, 0.1))) +
    path(
      d`M${x - w * 0.32} ${y}v${-h * 0.5}q0 ${-h * 0.2} ${w * 0.32} ${-h * 0.2}t${w * 0.32} ${h * 0.2}V${y}z`,
      '#1d1420',
    ) +
    circle(x, y - w * 0.14, w * 0.5, s.halo('#ff9a3c', 0.75)) +
    [
      tongue(-w * 0.1, 0.8, '#f2762e'),
      tongue(w * 0.1, 0.9, '#f2762e'),
      tongue(0, 1.1, '#f9a03f'),
      tongue(-w * 0.04, 0.7, '#ffd56b'),
      tongue(w * 0.05, 0.55, '#fff0b8'),
    ].join('') +
    line(
      d`M${x - w * 0.2} ${y - w * 0.03}L${x + w * 0.18} ${y - w * 0.07}M${x - w * 0.17} ${y - w * 0.08}L${x + w * 0.2} ${y - w * 0.02}`,
      '#5a3826',
      w * 0.05,
      { 'stroke-linecap': 'round' },
    ) +
    rect(x - w * 0.58, y - h - w * 0.06, w * 1.16, w * 0.08, p.wood) +
    rect(x - w * 0.58, y - h - w * 0.06, w * 1.16, w * 0.025, lighter(p.wood, 0.3))
  )
}
