import { darker, lighter, mix, type Palette } from '../colour.ts'
import { arc, circle, d, line, type Point, path, range, rect } from '../draw.ts'
import type { Sheet } from '../sheet.ts'
import { type Florals, garland } from './flowers.ts'

/** Points up one leg, over the crown and down the other: where flowers grow on an arch. */
export function archLine(x: number, foot: number, w: number, h: number, count = 26): Point[] {
  const r = w / 2
  const leg = h - r
  const legs = Math.max(2, Math.round((count * leg) / (leg * 2 + Math.PI * r)))
  const up: Point[] = range(legs, (_, share) => [x - r, foot - share * leg])
  const over = arc(x, foot - leg, r, r, 180, 360, Math.max(4, count - 2 * legs))
  return [...up, ...over, ...up.map(([ux, uy]): Point => [2 * x - ux, uy]).reverse()]
}

export function roundArch(
  s: Sheet,
  p: Palette,
  x: number,
  foot: number,
  w: number,
  h: number,
  frame: string,
  style: Florals,
  part: readonly [number, number] = [0, 1],
): string {
  const all = archLine(x, foot, w, h, Math.round((h * 2 + w) / 46))
  const shape = d`M${x - w / 2} ${foot}V${foot - h + w / 2}a${w / 2} ${w / 2} 0 0 1 ${w} 0V${foot}`
  return (
    line(shape, frame, 14) +
    line(shape, lighter(frame, 0.4), 4) +
    garland(s, p, all.slice(Math.floor(part[0] * all.length), Math.ceil(part[1] * all.length)), style)
  )
}

/** A ring on a low foot, dressed along part of its round. */
export function moonGate(
  s: Sheet,
  p: Palette,
  x: number,
  y: number,
  r: number,
  frame: string,
  style: Florals,
  dressed: readonly (readonly [number, number])[],
): string {
  return (
    path(d`M${x - r * 0.5} ${y + r + 16}q${r * 0.5} ${-r * 0.14} ${r} 0z`, darker(frame, 0.3)) +
    circle(x, y, r, 'none', { stroke: frame, 'stroke-width': 13 }) +
    circle(x, y, r + 3, 'none', { stroke: lighter(frame, 0.5), 'stroke-width': 3, opacity: 0.7 }) +
    dressed
      .map(([from, to]) =>
        garland(
          s,
          p,
          arc(x, y, r, r, from, to, Math.round((Math.abs(to - from) / 360) * r * 0.2) + 3),
          style,
        ),
      )
      .join('')
  )
}

/** Boards with rounded heads, one behind the other. */
export function boards(
  s: Sheet,
  list: readonly { x: number; w: number; h: number; colour: string }[],
  foot: number,
): string {
  return list
    .map(
      ({ x, w, h, colour }) =>
        path(
          d`M${x - w / 2} ${foot}V${foot - h + w / 2}a${w / 2} ${w / 2} 0 0 1 ${w} 0V${foot}z`,
          s.down(lighter(colour, 0.18), colour),
        ) +
        line(
          d`M${x - w / 2 + 9} ${foot}V${foot - h + w / 2}a${w / 2 - 9} ${w / 2 - 9} 0 0 1 ${w - 18} 0V${foot}`,
          lighter(colour, 0.5),
          2.5,
          { opacity: 0.6 },
        ),
    )
    .join('')
}

/** Three poles leaning together, or a square frame of wood with cloth thrown over. */
export function tipi(
  s: Sheet,
  x: number,
  foot: number,
  w: number,
  h: number,
  wood: string,
  cloth: string,
): string {
  return (
    line(
      d`M${x - w / 2} ${foot}L${x + w * 0.07} ${foot - h * 1.06}M${x + w / 2} ${foot}L${x - w * 0.07} ${foot - h * 1.06}`,
      wood,
      13,
      { 'stroke-linecap': 'round' },
    ) +
    path(
      d`M${x} ${foot - h}Q${x - w * 0.2} ${foot - h * 0.5} ${x - w * 0.5} ${foot - 6}h${w * 0.16}Q${x - w * 0.12} ${foot - h * 0.5} ${x} ${foot - h * 0.8}Q${x + w * 0.12} ${foot - h * 0.5} ${x + w * 0.34} ${foot - 6}h${w * 0.16}Q${x + w * 0.2} ${foot - h * 0.5} ${x} ${foot - h}z`,
      s.down(lighter(cloth, 0.3), darker(cloth, 0.1)),
    )
  )
}

export function squareArbor(
  s: Sheet,
  x: number,
  foot: number,
  w: number,
  h: number,
  wood: string,
  cloth: string,
): string {
  const [l, r, top] = [x - w / 2, x + w / 2, foot - h]
  const fall = (side: number) => {
    const e = side < 0 ? l : r
    return d`M${e} ${top}h${-side * w * 0.2}Q${e - side * w * 0.2} ${foot - h * 0.5} ${e - side * w * 0.03} ${foot - h * 0.36}Q${e - side * w * 0.12} ${foot - h * 0.2} ${e - side * w * 0.12} ${foot}h${side * w * 0.15}z`
  }
  return (
    rect(l - 7, top, 14, h, wood) +
    rect(r - 7, top, 14, h, wood) +
    path(fall(-1) + fall(1), s.down(lighter(cloth, 0.3), mix(cloth, '#101a38', 0.12))) +
    path(
      d`M${l} ${top}Q${x - w * 0.2} ${top + h * 0.2} ${x} ${top + 10}Q${x + w * 0.2} ${top + h * 0.2} ${r} ${top}Q${x + w * 0.22} ${top + h * 0.32} ${x} ${top + h * 0.08}Q${x - w * 0.22} ${top + h * 0.32} ${l} ${top}z`,
      s.down(lighter(cloth, 0.35), darker(cloth, 0.06)),
    ) +
    rect(l - 30, top - 8, w + 60, 15, wood) +
    rect(l - 30, top - 8, w + 60, 4, lighter(wood, 0.3))
  )
}

/** A classical column, h high. */
export function column(s: Sheet, x: number, foot: number, h: number, w: number, stone: string): string {
  return (
    rect(x - w / 2, foot - h, w, h, s.across(lighter(stone, 0.3), stone, darker(stone, 0.25))) +
    line(
      range(4, (i) => d`M${x - w * 0.3 + i * w * 0.2} ${foot - h + w * 0.5}V${foot - w * 0.4}`).join(''),
      darker(stone, 0.4),
      2.5,
      { opacity: 0.3 },
    ) +
    path(
      d`M${x - w * 0.7} ${foot}v${-w * 0.24}h${w * 1.4}v${w * 0.24}zM${x - w * 0.6} ${foot - w * 0.24}h${w * 1.2}v${-w * 0.14}h${-w * 1.2}zM${x - w * 0.76} ${foot - h}h${w * 1.52}l${-w * 0.2} ${w * 0.34}h${-w * 1.12}z`,
      lighter(stone, 0.2),
    )
  )
}
